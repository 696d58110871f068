using CampaignBatch.Jobs.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// The path below which readers reach the service: that of <c>BaseUrl</c>. A proxy may leave it on what it passes on,
/// or strip it and say so in <c>X-Forwarded-Prefix</c>. Whatever lies beside it is not found.
/// </summary>
internal sealed class BasePath
{
    /// <summary>What a proxy that strips the path names it in. Believed only where it is the path of the settings.</summary>
    public const string Header = "X-Forwarded-Prefix";

    // What may stand first in a path of ours, so that a base path of that name cannot be told from it.
    private static readonly string[] OwnNames =
    [
        "hangfire", "login", "logout", UnsubscribeLinks.Path[1..], "metrics", "healthz", "readyz", "campaigns", "runs",
    ];

    // Asked by the machine itself, or by what watches it: at the address it listens on.
    private static readonly PathString[] OfTheMachine = [DoorKeeping.Live, DoorKeeping.Ready, DoorKeeping.Metrics];

    private readonly PathString path;
    private readonly bool isAmbiguous;

    /// <param name="baseUrl">Where the service is reached from outside; null where it has the root of its host.</param>
    public BasePath(Uri? baseUrl)
    {
        path = baseUrl is null ? default : new PathString(PathString.FromUriComponent(baseUrl).Value!.TrimEnd('/'));
        isAmbiguous = OwnNames.Contains(path.Value?.Split('/').ElementAtOrDefault(1), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>For the Path of cookies: "/" at the root, else without "/" at its end.</summary>
    public string OfCookies => path.HasValue ? path.ToUriComponent() : "/";

    /// <summary>An address of ours for a browser, such as <c>/reports/login</c> for <c>/login</c>.</summary>
    /// <param name="address">Begins with "/", and is encoded as it is to stand in a page.</param>
    public string To(string address) => path.ToUriComponent() + address;

    /// <summary>What lies below the path, of a request that came in; null for one beside it.</summary>
    public PathString? Below(PathString whole) =>
        // Without the cast null would be text, and that the empty path.
        whole.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase, out var below) ? below : (PathString?)null;

    /// <summary>Has everything after this see paths below the base path, and stops what lies beside it.</summary>
    public void Use(WebApplication app)
    {
        if (path.HasValue)
        {
            app.Use((context, next) => Enter(context, next));
        }
    }

    private Task Enter(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var below = Below(request.Path);
        if (WasStripped(request) && (below is null || isAmbiguous))
        {
            request.PathBase = path;
            return next(context);
        }

        if (below is not { } inside)
        {
            var isOfTheMachine = OfTheMachine.Contains(request.Path) && !Door.IsForwarded(context);
            return isOfTheMachine ? next(context) : NotFound(context);
        }

        if (!inside.HasValue)
        {
            // Links of the index lead elsewhere without the "/" at the end of its address.
            context.Response.Redirect(To("/") + request.QueryString, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        }

        (request.PathBase, request.Path) = (path, inside);
        return next(context);
    }

    private bool WasStripped(HttpRequest request) =>
        request.Headers[Header] is [{ } named] && PathString.FromUriComponent("/" + named.Trim('/')) == path;

    private Task NotFound(HttpContext context) => DoorKeeping.Answer(
        context,
        StatusCodes.Status404NotFound,
        $"There is no such page: everything here lies below {To("/")}, the path of BaseUrl. "
        + $"A proxy that strips it has to send {Header}: {To("")}");
}
