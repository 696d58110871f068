using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Who may come in. Nobody from elsewhere unless users are set; then nobody without a name.</summary>
internal sealed class Door(ServiceSettings settings)
{
    private const string KeyClaim = "key";

    // What a proxy adds to what it passes on: such a request is not of this machine, wherever its last hop is.
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", BasePath.Header, "X-Real-IP", "Via"];

    // Somebody unknown is as long at the door as somebody known.
    private static readonly Lazy<PasswordHash> Nobody = new(() => PasswordHash.Of(""));

    /// <summary>Whether one can come in by name and password.</summary>
    public bool HasLogin => settings.Users.Any(u => u.Password is not null);

    /// <summary>Null for a stranger.</summary>
    public Visitor? Who(HttpContext context) =>
        settings.Users.Count == 0 ? (IsHere(context) ? new Visitor("this machine", Role.Operator) : null)
        : ByProxy(context) ?? ByCookie(context.User);

    /// <summary>Whether it comes from this machine, and not by way of a proxy on it.</summary>
    public static bool IsHere(HttpContext context) => IsLoopback(context) && !IsForwarded(context);

    /// <summary>Whether a proxy passed it on.</summary>
    public static bool IsForwarded(HttpContext context) => Forwarded.Any(context.Request.Headers.ContainsKey);

    /// <summary>The papers of somebody with that name and password; null where these do not belong together.</summary>
    public ClaimsPrincipal? Papers(string name, string password)
    {
        var user = Find(name);
        var isRight = (user?.Password ?? Nobody.Value).Holds(password) && user?.Password is not null;
        return isRight
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user!.Name), new Claim(KeyClaim, Key(user.Password!))], CookieAuthenticationDefaults.AuthenticationScheme))
            : null;
    }

    private Visitor? ByProxy(HttpContext context) =>
        settings.ProxyUser is { } header && IsLoopback(context) && context.Request.Headers[header] is [{ Length: > 0 } name] && Find(name) is { } user
            ? new Visitor(user.Name, user.Role)
            : null;

    // Role and password are those of the settings: papers of somebody who was struck out, or got another password, are worth nothing.
    private Visitor? ByCookie(ClaimsPrincipal papers) =>
        papers.Identity is { IsAuthenticated: true, Name: { } name } && Find(name) is { Password: { } password } user && papers.FindFirstValue(KeyClaim) == Key(password)
            ? new Visitor(user.Name, user.Role)
            : null;

    private User? Find(string name) => settings.Users.FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Key(PasswordHash password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToString())))[..16];

    private static bool IsLoopback(HttpContext context) => context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
}
