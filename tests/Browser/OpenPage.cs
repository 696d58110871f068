using Microsoft.Playwright;

namespace CampaignBatch.Tests.Browser;

/// <summary>A page in its own window.</summary>
public sealed class OpenPage(IBrowserContext window, IPage page) : IAsyncDisposable
{
    private static readonly DateTime Morning = new(2026, 4, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly List<string> complaints = [];

    public IPage Page => page;

    /// <summary>What was asked for beside the file itself, and what the console was told: a policy that is broken, a script that fails.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task Go(string file, DateTime? now = null)
    {
        var address = new Uri(file).AbsoluteUri;
        page.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != address && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                complaints.Add($"asked for {request.Url}");
            }
        };
        Gather(page, complaints);
        // A reader of the morning after: pages tell the age of their figures.
        await page.Clock.SetFixedTimeAsync(now ?? Morning);
        await page.GotoAsync(address);
    }

    /// <summary>Gathers what the console is told.</summary>
    public static void Gather(IPage page, List<string> complaints)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public async ValueTask DisposeAsync() => await window.DisposeAsync();
}
