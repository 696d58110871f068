using System.Net;

namespace CampaignBatch.Tests.Hosting;

/// <summary>
/// Keeps cookies as a browser does that came by https, or to this machine: secure ones are given back too. It does not go where it is sent.
/// </summary>
internal sealed class BrowserCookies() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } kept && !request.Headers.Contains("Cookie"))
        {
            request.Headers.Add("Cookie", kept);
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var baked in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            cookies.SetCookies(address, baked);
        }

        return response;
    }
}
