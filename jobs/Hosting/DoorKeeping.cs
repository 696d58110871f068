using CampaignBatch.Jobs.Delivery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Stands before everything that is served: lets in, sends to the login, or sends away.</summary>
internal static class DoorKeeping
{
    public const string Dashboard = "/hangfire", Login = "/login", Logout = "/logout", Metrics = "/metrics", Live = "/healthz", Ready = "/readyz";

    private static readonly object VisitorKey = new();

    /// <summary>Who was let in; null for a stranger where strangers may come.</summary>
    public static Visitor? Visitor(this HttpContext context) => context.Items[VisitorKey] as Visitor;

    public static bool IsOperator(this HttpContext context) => context.Visitor() is { Role: Role.Operator };

    public static void UseDoor(this WebApplication app, Door door, BasePath at, ServiceSettings settings) => app.Use(async (context, next) =>
    {
        var visitor = door.Who(context);
        context.Items[VisitorKey] = visitor;
        if (visitor is not null || IsOpen(context, settings))
        {
            await next(context).ConfigureAwait(false);
        }
        else if (door.HasLogin && HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments(Metrics, StringComparison.Ordinal))
        {
            context.Response.Redirect(at.To($"{Login}?to={Uri.EscapeDataString(context.Request.Path)}"));
        }
        else
        {
            await Answer(context, StatusCodes.Status403Forbidden, "Closed. This is open to the machine it runs on, and to the users that its settings name.").ConfigureAwait(false);
        }
    });

    public static void MapLogin(this WebApplication app, Door door, BasePath at, LoginPage page)
    {
        app.MapGet(Login, async (HttpContext context, IAntiforgery antiforgery) =>
            await page.Show(context, antiforgery.GetAndStoreTokens(context), isWrong: false).ConfigureAwait(false)).RequireRateLimiting(Login);
        app.MapPost(Login, async (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
            {
                await Answer(context, StatusCodes.Status403Forbidden, "This form is no longer valid. Load the page again.").ConfigureAwait(false);
                return;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            if (door.Papers(form["name"].ToString(), form["password"].ToString()) is { } papers)
            {
                await context.SignInAsync(papers).ConfigureAwait(false);
                context.Response.Redirect(at.To(Inside(form["to"].ToString())));
                return;
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await page.Show(context, antiforgery.GetAndStoreTokens(context), isWrong: true).ConfigureAwait(false);
        }).RequireRateLimiting(Login);
        app.MapPost(Logout, async (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
            {
                await context.SignOutAsync().ConfigureAwait(false);
            }

            context.Response.Redirect(at.To(Login));
        });
    }

    public static Task Answer(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    // Never to another site, nor to what lies beside this one on its host: a path of ours that no browser takes for the beginning of a host,
    // and that does not climb. Browsers read "\" as "/", and "%2e" as ".".
    private static string Inside(string to)
    {
        var path = to.Split('?', '#')[0].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        var isOurs = to is ['/', not '/', ..] && to.All(c => c is > ' ' and < (char)127 and not '\\');
        return isOurs && !path.Split('/').Contains("..") ? to : "/";
    }

    private static bool IsOpen(HttpContext context, ServiceSettings settings)
    {
        var path = context.Request.Path;
        return path == Live || path == Ready || path == Login || path == Logout || path.StartsWithSegments(UnsubscribeLinks.Path, StringComparison.Ordinal)
            || (path == Metrics ? settings.OpenMetrics || Door.IsHere(context) : settings.OpenSite && !path.StartsWithSegments(Dashboard, StringComparison.OrdinalIgnoreCase));
    }
}
