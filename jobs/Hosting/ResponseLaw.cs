using CampaignBatch.Jobs.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What goes with every answer, so that a browser does no more with it than was meant.</summary>
internal static class ResponseLaw
{
    // Hangfire's pages bring style attributes of their own, and their icons as a font.
    private const string OfDashboard =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Pages of the site say the rest themselves, each by the digest of its own style.
    private const string OfSite = "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string OfForm = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseResponseLaw(this WebApplication app, BasePath at) => app.Use((context, next) =>
    {
        Strengthen(context.Request.Headers);
        context.Response.OnStarting(() =>
        {
            Apply(context, at);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string OfPage(PathString path)
    {
        var isForm = path == DoorKeeping.Login || path.StartsWithSegments(UnsubscribeLinks.Path, StringComparison.Ordinal);
        return isForm ? OfForm : OfSite;
    }

    private static void Apply(HttpContext context, BasePath at)
    {
        var headers = context.Response.Headers;
        var whole = context.Request.PathBase + context.Request.Path;
        var path = at.Below(whole) ?? whole;
        var isDashboard = path.StartsWithSegments(DoorKeeping.Dashboard, StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isDashboard ? OfDashboard : OfPage(path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        Weaken(headers);
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }

    // Whether a browser has a page already is asked of its meaning (RFC 9110, 13.1.2). ASP.NET Core compares the bytes: a tag of ours matches as it was.
    private static void Strengthen(IHeaderDictionary headers)
    {
        if (headers.IfNoneMatch.Count > 0)
        {
            headers.IfNoneMatch = headers.IfNoneMatch.ToString().Replace("W/\"", "\"", StringComparison.Ordinal);
        }
    }

    // The tag is of the file; what was compressed has the same meaning and other bytes, and no part of it may be put together with the file's.
    private static void Weaken(IHeaderDictionary headers)
    {
        if (headers.ContentEncoding.Count > 0 && headers.ETag is [['"', ..] tag])
        {
            headers.ETag = "W/" + tag;
        }
    }
}
