using System.Diagnostics;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>Several programs on one PostgreSQL and one folder.</summary>
public sealed class Shared(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_and_a_worker_started_at_once_share_the_runs_and_do_each_once()
    {
        var postgres = server.NewDatabase();
        var lines = 0;
        var bench = new Workbench { Run = (settings, progress, cancel) =>
        {
            Interlocked.Increment(ref lines);
            return Reports.Line.Run(settings, progress, cancel);
        } };
        var begun = ServeTrial.Begin(s => s with { Postgres = postgres }, bench);
        await using var trial = await begun;
        using var worker = ServiceHost.Working(trial.Of<ServiceSettings>(), bench, ServeTrial.Heard);
        await worker.StartAsync(Cancel);
        for (var i = 0; i < 5; i++)
        {
            using var asked = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("do", "run-all"), ("force", "true"));
            await trial.AllEnded();
        }

        var runs = trial.Ledger.Runs.Latest(100);
        Assert.Equal((6, 6), (runs.Count, lines));
        Assert.All(runs, r => Assert.Equal((RunState.Done, 1L), (r.State, r.Attempts)));
        Assert.Equal(6, runs.Select(r => r.Token).Distinct().Count());
        Assert.Contains("ledger: ok", (await trial.Get("/readyz")).Text, StringComparison.Ordinal);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_worker_reads_dumps_for_a_run_that_another_is_at()
    {
        var postgres = server.NewDatabase();
        var (read, helped) = (-1, new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var trial = await ServeTrial.Begin(s => s with { Postgres = postgres }, new Workbench
        {
            Run = (settings, progress, cancel) =>
            {
                progress!.Report(new LineProgress(LineStage.Find, 0, 1));
                helped.Task.Wait(cancel);
                var outcome = Reports.Line.Run(settings, progress, cancel);
                read = outcome.FilesRead;
                return outcome;
            },
        });
        // As on another machine: there the holder has another name.
        await ServeTrial.Until(() => trial.Ledger.Runs.Latest(1) is [{ Stage: "find" }] ? "there" : null);
        var elsewhere = new HelpRounds(trial.Ledger, trial.Of<ServiceSettings>(), new Workbench
        {
            Help = (settings, cancel) =>
            {
                var count = Reports.Line.Help(settings, cancel);
                helped.TrySetResult(count);
                return count;
            },
        }, trial.Of<CampaignBatch.Jobs.Running.Crew>(), new CampaignBatch.Jobs.Delivery.Holder("elsewhere", false), trial.Of<Microsoft.Extensions.Logging.ILogger<HelpRounds>>());
        await elsewhere.StartAsync(Cancel);
        Assert.Equal(RunState.Done, Assert.Single(await trial.AllEnded()).State);
        Assert.Equal(0, read);
        Assert.True(await helped.Task > 0);
        await elsewhere.StopAsync(CancellationToken.None);
        elsewhere.Dispose();
    }

    [Fact]
    public async Task A_worker_draws_campaigns_of_a_run_that_another_is_at()
    {
        var postgres = server.NewDatabase();
        RunLedger? ledger = null;
        await using var trial = await ServeTrial.Begin(s => s with { Postgres = postgres, Line = s.Line with { Threads = 1 } }, new Workbench
        {
            // Draws nothing before the other has, so that it surely comes in time.
            Run = (settings, progress, cancel) => Reports.Line.Run(
                settings with
                {
                    Share = (order, reports, draw, stop) => settings.Share!(
                        order,
                        reports,
                        (report, token, until) =>
                        {
                            ServeTrial.Until(() => ledger?.Drawings.Of(order).FirstOrDefault(d => d.Holder == "elsewhere")).GetAwaiter().GetResult();
                            return draw(report, token, until);
                        },
                        stop),
                },
                progress,
                cancel),
        });
        ledger = trial.Ledger;
        var elsewhere = new CampaignBatch.Jobs.Delivery.Holder("elsewhere", false);
        using var worker = new HelpRounds(trial.Ledger, trial.Of<ServiceSettings>(), new Workbench(), new CampaignBatch.Jobs.Running.Crew(trial.Ledger, elsewhere, 1, TimeProvider.System), elsewhere, trial.Of<Microsoft.Extensions.Logging.ILogger<HelpRounds>>());
        await worker.StartAsync(Cancel);
        var run = Assert.Single(await trial.AllEnded());
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal((RunState.Done, 2), (run.State, trial.Ledger.Publications.OfRun(run.Id).Count));
        Assert.Empty(Reports.Publishing.Published.Read(trial.World.Site)!.Differences(trial.World.Site));
    }

    [Fact]
    public async Task A_worker_that_is_killed_while_it_draws_costs_the_time_of_its_lease_and_the_run_is_whole()
    {
        var postgres = server.NewDatabase();
        using var database = new PostgresDatabase(postgres);
        Process? worker = null;
        var world = SmallWorld.Make();
        IReadOnlyList<string> Elsewhere() => database.Read(page => page.Rows<string>("select holder from leases where name like 'campaign %' and holder like @other", new { other = $"%/{worker!.Id}/%" }));
        void Kill()
        {
            worker = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), "work", "--data", world.Data, "--out", world.Site])
            {
                WorkingDirectory = world.Top, RedirectStandardOutput = true, Environment = { ["CAMPAIGNBATCH__POSTGRES"] = postgres },
            })!;
            ServeTrial.Until(() => worker.HasExited ? throw new InvalidOperationException("The worker ended by itself.") : Elsewhere() is [var there, ..] ? there : null).GetAwaiter().GetResult();
            worker.Kill();
            worker.WaitForExit();
            // As if the time of its lease had passed.
            database.Write(page => page.Execute("update leases set until = '2000-01-01T00:00:00.000Z' where holder like @other", new { other = $"%/{worker.Id}/%" }));
        }

        await using var trial = await ServeTrial.Begin(s => s with { Postgres = postgres, Line = s.Line with { Threads = 1 } }, world: world, bench: new Workbench
        {
            Run = (settings, progress, cancel) => Reports.Line.Run(
                settings with
                {
                    Share = (order, reports, draw, stop) => settings.Share!(
                        order,
                        reports,
                        (report, token, until) =>
                        {
                            if (worker is null)
                            {
                                Kill();
                            }

                            return draw(report, token, until);
                        },
                        stop),
                },
                progress,
                cancel),
        });
        var run = Assert.Single(await trial.AllEnded());
        worker!.Dispose();
        Assert.Equal((RunState.Done, 1L), (run.State, run.Attempts));
        Assert.Equal(2, trial.Ledger.Publications.OfRun(run.Id).Count);
        Assert.Empty(Reports.Publishing.Published.Read(world.Site)!.Differences(world.Site));
    }

    [Fact]
    public async Task A_run_whose_worker_lost_the_site_is_done_by_whoever_comes_next()
    {
        var postgres = server.NewDatabase();
        var comes = 0;
        await using var trial = await ServeTrial.Begin(s => s with { Postgres = postgres }, new Workbench
        {
            Run = (settings, progress, cancel) =>
            {
                if (Interlocked.Increment(ref comes) > 1)
                {
                    return Reports.Line.Run(settings, progress, cancel);
                }

                cancel.WaitHandle.WaitOne();
                throw new OperationCanceledException(cancel);
            },
        });
        // The service is at the first run, and does not get on. It loses the site as if it slept.
        var run = await ServeTrial.Until(() => trial.Ledger.Runs.Latest(1) is [{ State: RunState.Running } running] ? running : null);
        new PostgresDatabase(postgres).Write(page => page.Execute("update leases set until = '2000-01-01T00:00:00.000Z', token = token + 1, holder = 'gone' where name = 'site'"));
        using var worker = ServiceHost.Working(trial.Of<ServiceSettings>(), new Workbench(), ServeTrial.Heard);
        await worker.StartAsync(Cancel);
        var ended = await ServeTrial.Until(() => trial.Ledger.Runs.Find(run.Id) is { State: RunState.Done } done ? done : null);
        Assert.True(ended.Token > run.Token);
        Assert.Equal(2, trial.Ledger.Publications.OfRun(run.Id).Count);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_PostgreSQL_that_crashes_in_the_midst_of_a_run_and_comes_back_loses_nothing()
    {
        using var own = new PostgresServer();
        var postgres = own.NewDatabase();
        var (isAt, goOn) = (new TaskCompletionSource(), new ManualResetEventSlim());
        await using var trial = await ServeTrial.Begin(s => s with { Postgres = postgres }, new Workbench
        {
            Run = (settings, progress, cancel) =>
            {
                isAt.TrySetResult();
                goOn.Wait(cancel);
                return Reports.Line.Run(settings, progress, cancel);
            },
        });
        await isAt.Task;
        own.Crash();
        Assert.Contains("ledger: the ledger does not answer", (await trial.Get("/readyz")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await trial.Get("/healthz")).Status);
        goOn.Set();
        own.Start();
        var run = Assert.Single(await trial.AllEnded());
        Assert.Equal(RunState.Done, run.State);
        Assert.Equal(2, trial.Ledger.Publications.OfRun(run.Id).Count);
        using var connection = (JobStorageConnection)trial.Of<JobStorage>().GetConnection();
        Assert.NotNull(connection.GetRecurringJobs([TickWatch.Tick])[0].NextExecution);
    }
}
