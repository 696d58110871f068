using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A proxy before the service that has a path of its host for it; everything beside that path is another's.</summary>
internal sealed class PathProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient inward = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri service;
    private readonly string path;
    private readonly bool strips;

    private PathProxy(Uri service, string path, bool strips)
    {
        (this.service, this.path, this.strips) = (service, path, strips);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Pass);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="service">The address it passes on to.</param>
    /// <param name="path">Without "/" at its end.</param>
    /// <param name="strips">Whether it takes the path off what it passes on, and says so in a header; else it passes on what it got.</param>
    public static async Task<PathProxy> Begin(Uri service, string path, bool strips)
    {
        var proxy = new PathProxy(service, path, strips);
        await proxy.app.StartAsync(Cancel);
        return proxy;
    }

    /// <summary>A browser: with cookies, and without going where it is sent.</summary>
    public HttpClient NewClient() =>
        new(new BrowserCookies()) { BaseAddress = new Uri(app.Urls.First()) };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        inward.Dispose();
    }

    private async Task Pass(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (!target.StartsWith(path + "/", StringComparison.Ordinal) && target.Split('?')[0] != path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("another application", Cancel);
            return;
        }

        using var answer = await inward.SendAsync(Inward(context, target), Cancel);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, Cancel);
    }

    private HttpRequestMessage Inward(HttpContext context, string target)
    {
        var passed = strips ? "/" + target[path.Length..].TrimStart('/') : target;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(service, passed));
        if (context.Request.ContentLength is not null)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "198.51.100.7");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        if (strips)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", path);
        }

        return request;
    }
}
