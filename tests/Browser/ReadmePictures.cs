using CampaignBatch.Reports;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>The pictures of the README, taken anew: CAMPAIGNBATCH_PICTURES=data-samples/pictures dotnet test tests --filter ReadmePictures.</summary>
public sealed class ReadmePictures(SeenSite site) : IClassFixture<SeenSite>
{
    [Theory]
    [InlineData("in-app", "desk", "light", 1280, 1500)]
    [InlineData("in-app", "desk", "dark", 1280, 1500)]
    [InlineData("push", "phone", "light", 390, 1500)]
    [InlineData("push", "phone", "dark", 390, 1500)]
    [InlineData("index", "desk", "light", 1280, 900)]
    public async Task Are_taken_where_they_are_asked_for(string kind, string size, string scheme, int width, int height)
    {
        var folder = Environment.GetEnvironmentVariable("CAMPAIGNBATCH_PICTURES");
        Assert.SkipWhen(folder is null, "CAMPAIGNBATCH_PICTURES names no folder.");
        await using var open = await site.Chromium.Open(site.File(kind), width, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, height: height);
        await open.Page.ScreenshotAsync(new() { Path = Path.Combine(House.SourceTree.Root, folder, $"{kind}-{size}-{scheme}.png") });
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ja")]
    public async Task Of_other_languages_too(string language)
    {
        var folder = Environment.GetEnvironmentVariable("CAMPAIGNBATCH_LOOK");
        Assert.SkipWhen(folder is null, "CAMPAIGNBATCH_LOOK names no folder.");
        var data = Path.Combine(House.SourceTree.Root, "data-samples", "dumps");
        var place = Path.Combine(folder, "site-" + language);
        Reports.Line.Run(new LineSettings { Data = data, Out = place, Language = language }, progress: null, TestContext.Current.CancellationToken);
        await using var open = await site.Chromium.Open(Path.Combine(place, "campaigns", "spring-sale-banner", "index.html"), 1280, height: 1300);
        await open.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, language + ".png") });
        await using var all = await site.Chromium.Open(Path.Combine(place, "index.html"), 1280, height: 900);
        await all.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, language + "-index.png") });
    }
}
