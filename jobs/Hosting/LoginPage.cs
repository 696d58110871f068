using CampaignBatch.Jobs.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Where a visitor says who they are.</summary>
internal sealed class LoginPage(Drawing drawing)
{
    public async Task Show(HttpContext context, AntiforgeryTokenSet tokens, bool isWrong)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = await drawing.Of<Login>(new()
        {
            [nameof(Login.Token)] = new FormToken(tokens.FormFieldName, tokens.RequestToken!),
            [nameof(Login.To)] = context.Request.Query["to"].ToString(),
            [nameof(Login.IsWrong)] = isWrong,
        }).ConfigureAwait(false);
        await context.Response.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }
}
