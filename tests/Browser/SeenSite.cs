using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>The sample world as a site, and a browser to see it with.</summary>
public sealed class SeenSite : IAsyncLifetime
{
    private readonly SampleSite site = new();

    public Chromium Chromium { get; } = new();

    /// <summary>The four kinds of page, by the names that tests use.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["index", "in-app", "push", "history"];

    public string File(string kind) => Path.Combine(site.Site, kind switch
    {
        "index" => "index.html",
        "in-app" => Path.Combine("campaigns", "spring-sale-banner", "index.html"),
        "push" => Path.Combine("campaigns", "cart-reminder-push", "index.html"),
        _ => Path.Combine("runs", "index.html"),
    });

    public ValueTask InitializeAsync() => Chromium.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        site.Dispose();
    }
}
