using CampaignBatch.Jobs.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Where a visitor says who they are, or brings the token of a service without users.</summary>
internal sealed class LoginPage(Drawing drawing, Door door, IAntiforgery antiforgery)
{
    public async Task Show(HttpContext context, bool isWrong)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = await drawing.Of<Login>(new()
        {
            [nameof(Login.Token)] = new FormToken(tokens.FormFieldName, tokens.RequestToken!),
            [nameof(Login.To)] = await To(context.Request).ConfigureAwait(false),
            [nameof(Login.IsWrong)] = isWrong,
            [nameof(Login.IsByToken)] = door.IsByToken,
        }).ConfigureAwait(false);
        await context.Response.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }

    // Whoever mistypes still gets where they were going.
    private static async Task<string> To(HttpRequest request) =>
        request.HasFormContentType
            ? (await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false))["to"].ToString()
            : request.Query["to"].ToString();
}
