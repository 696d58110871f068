using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Compares the published site with the digests it was published with, a file at a time and at a low rate, and has it published again where a disk,
/// or somebody, has changed it.
/// </summary>
internal sealed partial class SiteVerifier(Desk desk, ServiceSettings settings, TimeProvider clock, ILogger<SiteVerifier> log) : BackgroundService
{
    /// <summary>Between two files: at most ten are read a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two rounds.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(false);
            try
            {
                await Verify(Pause, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(error.GetType().Name, error.Message);
            }
        }
    }

    /// <summary>One round.</summary>
    /// <param name="pause">Between two files.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>The first file that is not as it was published; null where all are.</returns>
    internal async Task<string?> Verify(TimeSpan pause, CancellationToken cancel)
    {
        var site = settings.Line.Out;
        if (Published.Read(site) is not { } published)
        {
            return null;
        }

        foreach (var file in published.Files.Keys.Order(StringComparer.Ordinal))
        {
            // A site that took its place meanwhile has other files: they are compared in the next round.
            if (!published.IsWhole(site, file) && Published.Read(site) is { } now && now.Files.GetValueOrDefault(file) == published.Files[file])
            {
                Damaged(file);
                desk.Ask(new Run { Cause = "repair", AskedBy = "this program", Force = true }, InstantText.Of(clock.GetUtcNow()));
                return file;
            }

            await Task.Delay(pause, clock, cancel).ConfigureAwait(false);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is missing or has changed since it was published. The site is published again. Check the disk if this happens again.")]
    private partial void Damaged(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "The site could not be verified: {Kind}: {Why}")]
    private partial void Failed(string kind, string why);
}
