using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Access;

/// <summary>Who is at the other end of a connection, and for whom a trusted proxy says that it speaks.</summary>
internal static class PeerAddress
{
    private static readonly object Key = new();

    /// <summary>Keeps the address of the connection, before that of the reader takes its place.</summary>
    public static void Keep(WebApplication app) => app.Use((context, next) =>
    {
        context.Items[Key] = context.Connection.RemoteIpAddress;
        return next(context);
    });

    /// <summary>The address that the connection comes from: the proxy's where one stands between.</summary>
    public static IPAddress? Of(HttpContext context) => context.Items[Key] as IPAddress ?? context.Connection.RemoteIpAddress;

    /// <summary>
    /// The address of whoever asks. Null where that cannot be told: a connection from this machine may be a proxy's that says nothing,
    /// and then everybody behind it has the same.
    /// </summary>
    public static IPAddress? OfReader(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? Whole(address) : null;

    // One customer has a whole /64 of IPv6.
    private static IPAddress Whole(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (bytes.Length > 8)
        {
            Array.Clear(bytes, 8, bytes.Length - 8);
        }

        return new IPAddress(bytes);
    }
}
