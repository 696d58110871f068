using CampaignBatch.Jobs.Delivery;
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

    /// <summary>Whether somebody who is nobody yet has business there.</summary>
    public static bool IsForStrangers(PathString path) =>
        path == Live || path == Ready || path == Login || path == Logout || path.StartsWithSegments(UnsubscribeLinks.Path, StringComparison.Ordinal);

    public static void UseDoor(this WebApplication app, Door door, BasePath at, SignIn signIn) => app.Use(async (context, next) =>
    {
        if (SignIn.IsTokenAddress(context, door))
        {
            await signIn.ByAddress(context).ConfigureAwait(false);
            return;
        }

        var visitor = door.Who(context);
        context.Items[VisitorKey] = visitor;
        if (visitor is not null || door.IsOpen(context))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        signIn.TellRefusedBearer(context);
        await SendAway(context, door, at).ConfigureAwait(false);
    });

    public static Task Answer(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }

    private static Task SendAway(HttpContext context, Door door, BasePath at)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(Metrics, StringComparison.OrdinalIgnoreCase) || request.Headers.Authorization.Count > 0)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Answer(context, StatusCodes.Status401Unauthorized, "Closed. It takes Authorization: Bearer with the right token.");
        }

        if (door.HasLogin && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            context.Response.Redirect(at.To($"{Login}?to={Uri.EscapeDataString(request.Path)}"));
            return Task.CompletedTask;
        }

        return Answer(context, StatusCodes.Status403Forbidden, "Closed. This is open to the users that its settings name, or to whoever has its token.");
    }
}
