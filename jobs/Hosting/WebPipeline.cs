using System.Globalization;
using System.IO.Compression;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Dashboard;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>How the service answers: what each request goes through, in order.</summary>
internal static class WebPipeline
{
    private const int MostFields = 100_000;
    private static readonly TimeSpan LoggedIn = TimeSpan.FromHours(12);

    public static void Add(IServiceCollection services, ServiceSettings settings, BasePath at)
    {
        services.AddRouting();
        services.AddResponseCompression(Compress);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        AddCookies(services, settings, at);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueCountLimit = MostFields);
        services.AddHostFiltering(hosts => hosts.AllowedHosts = [.. Hosts(settings)]);
        services.Configure<ForwardedHeadersOptions>(forwarded => Believe(forwarded, settings));
        services.AddSingleton(_ => settings.Token is { } text ? new AccessToken(text) : AccessToken.Create());
        services.AddSingleton(at).AddSingleton<EndedSessions>().AddSingleton<SignInLimit>().AddSingleton<Door>().AddSingleton<SignIn>();
        services.AddSingleton<Drawing>().AddSingleton<LoginPage>().AddSingleton<UnsubscribePage>().AddSingleton<Shelf>();
        services.AddSingleton(_ => new SiteFiles(settings.Line.Out, at));
    }

    public static void Use(WebApplication app, ServiceSettings settings)
    {
        var services = app.Services;
        services.GetRequiredService<Gauges>();
        var at = services.GetRequiredService<BasePath>();
        app.UseResponseLaw(at);
        app.UseResponseCompression();
        app.UseFaults();
        app.UseHostFiltering();
        PeerAddress.Keep(app);
        app.UseForwardedHeaders();
        app.Use((context, next) =>
        {
            // What language Hangfire's pages are in; the program itself has none.
            CultureInfo.CurrentUICulture = English.Words;
            if (settings.BaseUrl?.Scheme == Uri.UriSchemeHttps)
            {
                // Readers come by https, whether or not the proxy says so.
                context.Request.Scheme = Uri.UriSchemeHttps;
            }

            return next(context);
        });
        at.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        var signIn = services.GetRequiredService<SignIn>();
        app.UseDoor(services.GetRequiredService<Door>(), at, signIn);
        signIn.Map(app);
        MapHealth(app);
        app.MapPrometheusScrapingEndpoint(DoorKeeping.Metrics);
        services.GetRequiredService<UnsubscribePage>().Map(app);
        DashboardPages.Map(app, at);
        services.GetRequiredService<SiteFiles>().Serve(app);
    }

    // Also by https: what is secret on a page, the token of its form, is another in each answer, so that its length tells nothing.
    private static void Compress(ResponseCompressionOptions compression)
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/csv", SiteFiles.Arrow];
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
    }

    // Lax: whoever follows a link of a mail is still signed in. Secure where readers come by https.
    private static void AddCookies(IServiceCollection services, ServiceSettings settings, BasePath at)
    {
        void Bake(CookieBuilder cookie, string name)
        {
            (cookie.Name, cookie.Path, cookie.HttpOnly) = (name, at.OfCookies, true);
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }

        services.AddAntiforgery(forgery =>
        {
            Bake(forgery.Cookie, "campaign-batch.forms");
            forgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("campaign-batch")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.Ledger, "keys")));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            Bake(cookie.Cookie, "campaign-batch.user");
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (LoggedIn, true);
        });
    }

    // From the last hop back as far as each is known: what a stranger wrote before that is not believed.
    private static void Believe(ForwardedHeadersOptions forwarded, ServiceSettings settings)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
        foreach (var network in settings.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }
    }

    private static IEnumerable<string> Hosts(ServiceSettings settings) =>
        new[] { "localhost", "127.0.0.1", "[::1]", settings.Url.Host, settings.BaseUrl?.Host }.OfType<string>().Concat(settings.AllowedHosts)
            .Where(host => host is not ("0.0.0.0" or "[::]" or "*" or "+")).Distinct(StringComparer.OrdinalIgnoreCase);

    private static void MapHealth(WebApplication app)
    {
        string[] looks = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods(DoorKeeping.Live, looks, context => DoorKeeping.Answer(context, StatusCodes.Status200OK, "live"));
        app.MapMethods(DoorKeeping.Ready, looks, Ready);
    }

    private static Task Ready(HttpContext context)
    {
        var parts = context.RequestServices.GetRequiredService<Health>().Look();
        var isReady = parts.Values.All(fault => fault is null);
        return DoorKeeping.Answer(
            context,
            isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            string.Join('\n', parts.Select(part => $"{part.Key}: {part.Value ?? "ok"}")));
    }
}
