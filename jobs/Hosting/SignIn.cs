using System.Net;
using System.Security.Claims;
using CampaignBatch.Jobs.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// How somebody comes in, by name and password or by the token of a service without users, and goes out again. Each time stands in the log,
/// with where it came from; a name only where the settings know it, since people type passwords there.
/// </summary>
internal sealed partial class SignIn(Door door, SignInLimit limit, EndedSessions ended, BasePath at, LoginPage page, ILogger<SignIn> log)
{
    /// <summary>What brings the token in an address or a form.</summary>
    public const string TokenField = "token";

    // What comes without a name counts under this one.
    private const string ByTokenName = "(token)";
    private const string Invalid = "This form is no longer valid. Load the page again.";

    /// <summary>Whether it is the address that the service printed at its start, or one like it.</summary>
    public static bool IsTokenAddress(HttpContext context, Door door) =>
        door.IsByToken && HttpMethods.IsGet(context.Request.Method) && context.Request.Query.ContainsKey(TokenField);

    /// <summary>How the operator comes in, said once at the start, in the log too; null where users sign in by name.</summary>
    /// <param name="fixedToken">The token of the settings, which is not repeated; null where it is a new one.</param>
    /// <param name="at">Address of the service, without "/" at its end.</param>
    public string? Invite(string? fixedToken, string at)
    {
        if (!door.IsByToken)
        {
            return null;
        }

        var how = fixedToken is null ? $"{at}/?{TokenField}={door.TokenText}" : $"{at}{DoorKeeping.Login}, with the Token of the settings";
        Invited(how);
        return $"Sign in at {how}";
    }

    public void Map(WebApplication app)
    {
        app.MapMethods(DoorKeeping.Login, [HttpMethods.Get, HttpMethods.Head], context => page.Show(context, isWrong: false));
        app.MapPost(DoorKeeping.Login, (HttpContext context, IAntiforgery antiforgery) => ByForm(context, antiforgery));
        app.MapPost(DoorKeeping.Logout, (HttpContext context, IAntiforgery antiforgery) => Out(context, antiforgery));
    }

    /// <summary>Takes the token of an address for a cookie, and leads to the same place without it: addresses are kept by browsers and proxies.</summary>
    public async Task ByAddress(HttpContext context)
    {
        var path = context.Request.Path;
        if (!limit.Admits(ByTokenName, PeerAddress.OfReader(context)))
        {
            await TooMany(context).ConfigureAwait(false);
        }
        else if (context.Request.Query[TokenField] is [{ } given] && door.Papers(given) is { } papers)
        {
            await In(context, papers, path == "/" ? DoorKeeping.Dashboard + "/campaigns" : path.ToUriComponent()).ConfigureAwait(false);
        }
        else
        {
            Refused("by token", From(context));
            const string text = "Wrong token. The service prints the right address each time it starts; the token changes then, unless the setting Token keeps it.";
            await DoorKeeping.Answer(context, StatusCodes.Status403Forbidden, text).ConfigureAwait(false);
        }
    }

    /// <summary>Says that somebody brought a wrong token in a header.</summary>
    public void TellRefusedBearer(HttpContext context)
    {
        if (AccessToken.Borne(context.Request) is not null && limit.IsNews(PeerAddress.OfReader(context)))
        {
            Refused("by bearer token", From(context));
        }
    }

    private async Task ByForm(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            await DoorKeeping.Answer(context, StatusCodes.Status403Forbidden, Invalid).ConfigureAwait(false);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var name = door.IsByToken ? ByTokenName : form["name"].ToString();
        if (!limit.Admits(name, PeerAddress.OfReader(context)))
        {
            await TooMany(context).ConfigureAwait(false);
            return;
        }

        if (await Judged(form, name, context.RequestAborted).ConfigureAwait(false) is { } papers)
        {
            await In(context, papers, Inside(form["to"].ToString())).ConfigureAwait(false);
            return;
        }

        Refused(door.IsByToken ? "by token" : door.Known(name) ?? "an unknown name", From(context));
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await page.Show(context, isWrong: true).ConfigureAwait(false);
    }

    private async Task<ClaimsPrincipal?> Judged(IFormCollection form, string name, CancellationToken cancel)
    {
        if (door.IsByToken)
        {
            return door.Papers(form[TokenField].ToString().Trim());
        }

        using var turn = await limit.Turn(cancel).ConfigureAwait(false);
        return door.Papers(name, form["password"].ToString());
    }

    private async Task In(HttpContext context, ClaimsPrincipal papers, string to)
    {
        await context.SignInAsync(papers).ConfigureAwait(false);
        var (name, from) = (papers.Identity!.Name!, From(context));
        SignedIn(name, from);
        context.Response.Redirect(at.To(to));
    }

    private async Task Out(HttpContext context, IAntiforgery antiforgery)
    {
        if (await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            if (context.User.Identity is { IsAuthenticated: true, Name: { } name } && Door.Session(context.User) is { } session)
            {
                ended.End(session);
                var from = From(context);
                SignedOut(name, from);
            }

            await context.SignOutAsync().ConfigureAwait(false);
        }

        context.Response.Redirect(at.To(DoorKeeping.Login));
    }

    private Task TooMany(HttpContext context)
    {
        if (limit.IsNews(PeerAddress.OfReader(context)))
        {
            Limited(From(context));
        }

        context.Response.Headers.RetryAfter = "60";
        return DoorKeeping.Answer(context, StatusCodes.Status429TooManyRequests, "Too many attempts. Wait a minute, then try again.");
    }

    private static IPAddress? From(HttpContext context) => context.Connection.RemoteIpAddress;

    // Never to another site, nor to what lies beside this one on its host: a path of ours that no browser takes for the beginning of a host,
    // and that does not climb. Browsers read "\" as "/", and "%2e" as ".".
    private static string Inside(string to)
    {
        var path = to.Split('?', '#')[0].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        var isOurs = to is ['/', not '/', ..] && to.All(c => c is > ' ' and < (char)127 and not '\\');
        return isOurs && !path.Split('/').Contains("..") ? to : "/";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign in at {How}")]
    private partial void Invited(string how);

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed in: {Name}, from {Address}.")]
    private partial void SignedIn(string name, IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused: {Name}, from {Address}.")]
    private partial void Refused(string name, IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many attempts to sign in from {Address}: refused until the next minute.")]
    private partial void Limited(IPAddress? address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed out: {Name}, from {Address}.")]
    private partial void SignedOut(string name, IPAddress? address);
}
