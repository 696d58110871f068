using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>A real browser: the machine's chromium. Tests that need it are skipped where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is { } path)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = path,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    /// <summary>Opens a file in a window of its own, without network. Every request beyond the file, and every complaint of the browser, is gathered.</summary>
    public async Task<OpenPage> Open(string file, int width = 1440, ColorScheme scheme = ColorScheme.Light, bool hasScript = true, int height = 900)
    {
        var window = await Browser().NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, JavaScriptEnabled = hasScript, Offline = true, ReducedMotion = ReducedMotion.Reduce, AcceptDownloads = true,
        });
        var page = new OpenPage(window, await window.NewPageAsync());
        await page.Go(file);
        return page;
    }

    /// <summary>A window to visit a service of this machine with, and what its console complains of.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Complaints)> Visit(int width, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await Browser().NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var complaints = new List<string>();
        OpenPage.Gather(page, complaints);
        return (page, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private IBrowser Browser()
    {
        Assert.SkipUnless(browser is not null, "There is no chromium.");
        return browser;
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
