using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>A report on paper, by the browser's own printing, with a dark desk and a light one.</summary>
public sealed class Paper(SeenSite site) : IClassFixture<SeenSite>
{
    public static MatrixTheoryData<string, string> Sheets => new(["in-app", "push"], ["A4", "Letter"]);

    [Theory, MemberData(nameof(Sheets))]
    public async Task Every_sheet_names_the_campaign_the_as_of_and_its_number(string kind, string format)
    {
        await using var open = await site.Chromium.Open(site.File(kind), scheme: ColorScheme.Dark);
        var sheets = await Text(await open.Page.PdfAsync(new() { Format = format, PreferCSSPageSize = false, PrintBackground = true }));
        var name = await open.Page.Locator("h1").InnerTextAsync();
        Assert.InRange(sheets.Count, 3, 10);
        Assert.All(sheets.Index(), sheet =>
        {
            Assert.Contains(name, sheet.Item, StringComparison.Ordinal);
            Assert.Contains("As of ", sheet.Item, StringComparison.Ordinal);
            Assert.Matches($@"\b{sheet.Index + 1}\s?/\s?{sheets.Count}\b", sheet.Item);
        });
        Assert.Contains("Impressions whose first response is a tap", kind == "in-app" ? string.Concat(sheets).ReplaceLineEndings(" ") : "Impressions whose first response is a tap", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in-app")]
    [InlineData("push")]
    public async Task Paper_is_white_whatever_the_desk_and_no_chart_or_card_is_split(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind), scheme: ColorScheme.Dark);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).color"));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('figure, .card, .answer, tr')].filter(e => getComputedStyle(e).breakInside !== 'avoid').map(e => e.outerHTML.slice(0, 80))"));
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.card .rule')].filter(e => !e.checkVisibility({ contentVisibilityAuto: true })).map(e => e.textContent)"));
    }

    private static async Task<IReadOnlyList<string>> Text(byte[] pdf)
    {
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var text = reader.StandardOutput.ReadToEndAsync();
            await reader.StandardInput.BaseStream.WriteAsync(pdf);
            reader.StandardInput.Close();
            return [.. (await text).Split('\f', StringSplitOptions.RemoveEmptyEntries)];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no pdftotext.");
            throw;
        }
    }
}
