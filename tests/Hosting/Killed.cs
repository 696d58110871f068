using System.Diagnostics;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>The service killed, as by kill -9, at every stage of a run, and started again: nothing is lost, nothing is done twice.</summary>
public sealed class Killed(SampleSite undisturbed) : IClassFixture<SampleSite>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-killed-");

    private string Site => Path.Combine(folder.FullName, "site");

    private string LedgerFile => Path.Combine(folder.FullName, "ledger", "ledger.db");

    [Theory]
    [InlineData("waits")]
    [InlineData("find")]
    [InlineData("read")]
    [InlineData("compute")]
    [InlineData("draw")]
    [InlineData("publish")]
    [InlineData("published")]
    [InlineData("ended")]
    public async Task A_run_is_ended_by_the_next_start(string stage)
    {
        var ledger = new RunLedger(new SqliteDatabase(LedgerFile, TimeProvider.System));
        var (run, _) = ledger.Runs.Ask(Tests.Ledger.LedgerTrial.Asked("killed") with { AskedAt = TimeProvider.System.GetUtcNow(), Mail = true, Recipients = ["ada@example.org"] });
        using (var first = Start())
        {
            await ServeTrial.Until(() => first.HasExited || IsAt(ledger, run.Id, stage) ? "there" : null);
            Assert.False(first.HasExited, "The service ended by itself.");
            first.Kill();
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var second = Start();
        try
        {
            var ended = await ServeTrial.Until(() => ledger.Runs.Find(run.Id) is { EndedAt: not null } done ? done : null);
            Assert.Equal((RunState.Done, true), (ended.State, ended.IsNews));
            var mail = Assert.Single(await ServeTrial.Until(() => ledger.Outbox.Latest(10) is [{ State: OutboxState.Sent }] sent ? sent : null));
            Assert.Equal(8, ledger.Publications.OfRun(run.Id).Count);
            Assert.Empty(Published.Read(Site)!.Differences(Site));
            SiteBytes.Same(SiteBytes.Of(undisturbed.Site), SiteBytes.Of(Site), f => f.StartsWith("runs/", StringComparison.Ordinal) || f == ".campaign-batch.json");
            var written = Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "site.mail"), "*.eml"));
            Assert.Equal(ledger.Outbox.Find(mail.Id)!.Bytes, await File.ReadAllBytesAsync(written, TestContext.Current.CancellationToken));
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync(CancellationToken.None);
        }

        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.FullName), f => f.EndsWith(".next", StringComparison.Ordinal) || f.EndsWith(".old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_is_asked_to_stop_in_a_run_puts_it_back_and_ends_soon()
    {
        var ledger = new RunLedger(new SqliteDatabase(LedgerFile, TimeProvider.System));
        var (run, _) = ledger.Runs.Ask(Tests.Ledger.LedgerTrial.Asked("stopped") with { AskedAt = TimeProvider.System.GetUtcNow() });
        using var service = Start();
        await ServeTrial.Until(() => IsAt(ledger, run.Id, "compute") ? "there" : null);
        using var kill = Process.Start("kill", ["-TERM", service.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var watch = Stopwatch.StartNew();
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        Assert.Equal(0, service.ExitCode);
        Assert.NotEqual(RunState.Running, ledger.Runs.Find(run.Id)!.State);
        Assert.False(ledger.Leases.IsHeld("site"));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    private bool IsAt(RunLedger ledger, string id, string stage) => stage switch
    {
        "waits" => true,
        "published" => Published.Read(Site) is not null,
        "ended" => ledger.Outbox.Latest(1).Count > 0,
        _ => ledger.Runs.Find(id) is { Stage: { } at } && at == stage,
    };

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), "serve", "--url", "http://127.0.0.1:0",
            "--data", undisturbed.Dumps, "--out", Site, "--ledger", Path.Combine(folder.FullName, "ledger"),
        ])
        {
            WorkingDirectory = folder.FullName,
        };
        return Process.Start(start)!;
    }
}
