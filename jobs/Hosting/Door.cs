using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Jobs.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Who may come in: the users of the settings, or, without any, whoever has the token. That a request comes from this machine proves nothing:
/// it may be that of a proxy which says for nobody that it speaks.
/// </summary>
internal sealed class Door(ServiceSettings settings, AccessToken token, EndedSessions ended)
{
    /// <summary>As history calls whoever came in by the token.</summary>
    public const string TokenBearer = "operator";

    private const string KeyClaim = "key", SessionClaim = "session";
    private const int SessionLetters = 32;

    // What a proxy adds to what it passes on: such a request is not of this machine, wherever its last hop is.
    private static readonly string[] Forwarded =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Proto",
        BasePath.Header, "X-Real-IP", "Via",
    ];

    // Somebody unknown is as long at the door as somebody known.
    private static readonly Lazy<PasswordHash> Nobody = new(() => PasswordHash.Of(""));

    private readonly AccessToken? ofMetrics = settings.MetricsToken is { } text ? new AccessToken(text) : null;

    /// <summary>Whether the token opens it.</summary>
    public bool IsByToken => settings.Users.Count == 0;

    /// <summary>The token, for the address that the operator is told.</summary>
    public string TokenText => token.Text;

    /// <summary>Whether there is a page to sign in at.</summary>
    public bool HasLogin => IsByToken || settings.Users.Any(u => u.Password is not null);

    /// <summary>Null for a stranger.</summary>
    public Visitor? Who(HttpContext context) => IsByToken ? ByToken(context) : ByProxy(context) ?? ByCookie(context.User);

    /// <summary>Whether everybody may see it.</summary>
    public bool IsOpen(HttpContext context)
    {
        var path = context.Request.Path;
        if (DoorKeeping.IsForStrangers(path))
        {
            return true;
        }

        if (path.StartsWithSegments(DoorKeeping.Metrics, StringComparison.OrdinalIgnoreCase))
        {
            return settings.OpenMetrics || ofMetrics?.IsBorne(context.Request) == true;
        }

        // Without users whoever is at this machine reads the site, as the folder lies there open.
        return !path.StartsWithSegments(DoorKeeping.Dashboard, StringComparison.OrdinalIgnoreCase)
            && (settings.OpenSite || (IsByToken && IsHere(context)));
    }

    /// <summary>Whether a proxy passed it on.</summary>
    public static bool IsForwarded(HttpContext context) => Forwarded.Any(context.Request.Headers.ContainsKey);

    /// <summary>The name by which the settings know somebody; null for nobody.</summary>
    public string? Known(string name) => Find(name)?.Name;

    /// <summary>The papers of somebody with that name and password; null where these do not belong together.</summary>
    public ClaimsPrincipal? Papers(string name, string password)
    {
        var user = Find(name);
        var isRight = (user?.Password ?? Nobody.Value).Holds(password) && user?.Password is not null;
        return isRight ? Issue(user!.Name, Key(user.Password!)) : null;
    }

    /// <summary>The papers of whoever has the token; null for a wrong one, and where users are set.</summary>
    public ClaimsPrincipal? Papers(string given) => IsByToken && token.Matches(given) ? Issue(TokenBearer, KeyOfToken) : null;

    /// <summary>The session of those papers; null where they are none of ours.</summary>
    public static string? Session(ClaimsPrincipal papers) => papers.FindFirstValue(SessionClaim);

    private static ClaimsPrincipal Issue(string name, string key)
    {
        var session = RandomNumberGenerator.GetHexString(SessionLetters, lowercase: true);
        Claim[] claims = [new(ClaimTypes.Name, name), new(KeyClaim, key), new(SessionClaim, session)];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    // Never that of a password.
    private string KeyOfToken => "token " + token.Key;

    private static bool IsHere(HttpContext context) => IsLoopback(context) && !IsForwarded(context);

    private static bool IsLoopback(HttpContext context) => PeerAddress.Of(context) is { } from && IPAddress.IsLoopback(from);

    private bool IsOfProxy(HttpContext context) =>
        IsLoopback(context) || (PeerAddress.Of(context) is { } from && settings.TrustedProxies.Any(network => network.Contains(from)));

    private Visitor? ByToken(HttpContext context) =>
        token.IsBorne(context.Request) || (IsOfSession(context.User) && context.User.FindFirstValue(KeyClaim) == KeyOfToken)
            ? new Visitor(TokenBearer, Role.Operator)
            : null;

    private Visitor? ByProxy(HttpContext context) =>
        settings.ProxyUser is { } header && IsOfProxy(context)
        && context.Request.Headers[header] is [{ Length: > 0 } name] && Find(name) is { } user
            ? new Visitor(user.Name, user.Role)
            : null;

    // Role and password are those of the settings: papers of somebody who was struck out, or got another password, are worth nothing.
    private Visitor? ByCookie(ClaimsPrincipal papers) =>
        IsOfSession(papers) && papers.Identity is { Name: { } name } && Find(name) is { Password: { } password } user
        && papers.FindFirstValue(KeyClaim) == Key(password)
            ? new Visitor(user.Name, user.Role)
            : null;

    private bool IsOfSession(ClaimsPrincipal papers) =>
        papers.Identity is { IsAuthenticated: true } && Session(papers) is { } session && !ended.IsEnded(session);

    private User? Find(string name) => settings.Users.FirstOrDefault(u => string.Equals(u.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Key(PasswordHash password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToString())))[..16];
}
