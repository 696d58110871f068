using System.Net;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using Hangfire;
using Hangfire.Storage;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>What the one address answers.</summary>
public sealed class Served
{
    [Fact]
    public async Task Site_dashboard_health_and_metrics_stand_on_one_address()
    {
        await using var trial = await ServeTrial.WithSite();
        Assert.Contains("campaigns/spring/index.html", (await trial.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/campaigns/spring/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/campaigns/spring/report.json")).Status);
        Assert.Contains("Recurring Jobs", (await trial.Get("/hangfire")).Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "live\n"), await trial.Get("/healthz"));
        Assert.Equal((HttpStatusCode.OK, "ledger: ok\nstorage: ok\nsite: ok\nschedule: ok\n"), await trial.Get("/readyz"));
        Assert.Contains("campaign_batch_runs_total{", (await trial.Get("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_part_of_the_site_is_not_served()
    {
        await using var trial = await ServeTrial.WithSite();
        foreach (var path in new[] { "/.campaign-batch.json", "/../ledger/ledger.db", "/%2e%2e/ledger/ledger.db", "/campaigns/", "/no-such-page", "/campaigns/spring/..%2f..%2f..%2fledger%2fledger.db" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await trial.Get(path)).Status);
        }
    }

    [Fact]
    public async Task Before_the_first_report_it_lives_and_is_not_ready_and_says_so()
    {
        using var goOn = new ManualResetEventSlim();
        await using var trial = await ServeTrial.Begin(bench: new Workbench { Run = (settings, progress, cancel) =>
        {
            goOn.Wait(cancel);
            return Reports.Line.Run(settings, progress, cancel);
        } });
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/healthz")).Status);
        var ready = await trial.Get("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.Contains("site: no site is published yet", ready.Text, StringComparison.Ordinal);
        Assert.Contains("No report is published yet", (await trial.Get("/")).Text, StringComparison.Ordinal);
        goOn.Set();
        Assert.Equal("first run", Assert.Single(await trial.AllEnded()).Cause);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/readyz")).Status);
    }

    [Fact]
    public async Task A_tick_that_somebody_removed_or_Hangfire_disabled_is_put_back()
    {
        await using var trial = await ServeTrial.Begin();
        var (watch, storage) = (trial.Of<TickWatch>(), trial.Of<JobStorage>());
        Assert.False(watch.Mend());
        new RecurringJobManager(storage).RemoveIfExists(TickWatch.Tick);
        Assert.True(watch.Mend());
        Assert.False(watch.Mend());

        // As Hangfire itself does once it has failed to schedule a job a few times.
        using var connection = storage.GetConnection();
        using (var disable = connection.CreateWriteTransaction())
        {
            disable.SetRangeInHash("recurring-job:" + TickWatch.Tick, [new("NextExecution", ""), new("Error", "could not load the type")]);
            disable.AddToSet("recurring-jobs", TickWatch.Tick, -1);
            disable.Commit();
        }

        Assert.True(watch.Mend());
        Assert.NotNull(((JobStorageConnection)connection).GetRecurringJobs([TickWatch.Tick])[0].NextExecution);
        Assert.False(watch.Mend());
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_browser_to_what_was_meant()
    {
        await using var trial = await ServeTrial.WithSite();
        foreach (var path in new[] { "/", "/hangfire/campaigns", "/campaigns/spring/index.html", "/nothing", "/healthz" })
        {
            using var response = await trial.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_second_service_on_the_same_ledger_is_refused()
    {
        await using var trial = await ServeTrial.Begin();
        var ledger = Path.Combine(trial.World.Top, "ledger");
        using var one = ServiceLock.Take(ledger);
        Assert.Contains("Another service", Assert.Throws<SettingsError>(() => ServiceLock.Take(ledger)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_operator_asks_for_is_run_by_the_service()
    {
        await using var trial = await ServeTrial.WithSite();
        using var asked = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("run", "spring"), ("force", "true"), ("as_of", "2026-01-02T00:00:00Z"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var run = (await trial.AllEnded())[0];
        Assert.Equal(("rerun", Door.TokenBearer, true), (run.Cause, run.AskedBy, run.IsNews));
        Assert.Equal(["spring"], run.Campaigns);
        Assert.Equal("/hangfire/runs/" + run.Id, asked.Headers.Location!.OriginalString);
        var page = (await trial.Get(asked.Headers.Location.OriginalString)).Text;
        Assert.Contains("Refresh spring, as of 2 Jan 2026, 00:00 UTC, forced", page, StringComparison.Ordinal);
        Assert.Contains("/campaigns/spring/index.html", page, StringComparison.Ordinal);
        Assert.Contains("2026-01-02T00:00:00Z", (await trial.Get("/campaigns/spring/report.json")).Text, StringComparison.Ordinal);
        Assert.Contains("Total impressions", (await trial.Get("/hangfire/campaigns/history?id=spring")).Text, StringComparison.Ordinal);
        Assert.Contains(run.Outcome!, (await trial.Get("/hangfire/jobs/details/" + run.Job)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_clicks_on_one_page_make_one_run_and_a_wrong_as_of_makes_none()
    {
        await using var trial = await ServeTrial.WithSite();
        var ticket = ("ticket", "one page");
        await trial.Get("/hangfire/campaigns");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("do", "run-all"), ("force", "true"), ticket)));
        Assert.Single(answers.Select(a => a.Headers.Location?.OriginalString).Distinct());
        Assert.Equal(2, (await trial.AllEnded()).Count);
        using var wrong = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("do", "run-all"), ("as_of", "tomorrow"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var unknown = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("run", "no such campaign"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(2, trial.Ledger.Runs.Latest(10).Count);
    }

    [Fact]
    public async Task Hangfires_own_Requeue_and_Trigger_do_no_harm()
    {
        await using var trial = await ServeTrial.WithSite();
        using var sent = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("send", "spring"));
        var run = (await trial.AllEnded())[0];
        var before = Ingest.SiteBytes.Of(trial.World.Site);
        Assert.Single(trial.Ledger.Outbox.Latest(10));
        for (var i = 0; i < 5; i++)
        {
            using var requeued = await trial.Post("/hangfire/jobs/succeeded/requeue", "/hangfire", null, ("jobs[]", run.Job!));
            Assert.Equal(HttpStatusCode.NoContent, requeued.StatusCode);
            using var triggered = await trial.Post("/hangfire/recurring/trigger", "/hangfire", null, ("jobs[]", TickWatch.Tick));
            Assert.Equal(HttpStatusCode.NoContent, triggered.StatusCode);
            await ServeTrial.Until(() => trial.Of<JobStorage>().GetMonitoringApi().GetStatistics() is { Enqueued: 0, Processing: 0 } idle ? idle : null);
        }

        await trial.AllEnded();
        Ingest.SiteBytes.Same(before, Ingest.SiteBytes.Of(trial.World.Site));
        Assert.Equal(2, trial.Ledger.Runs.Latest(10).Count);
        Assert.Single(trial.Ledger.Outbox.Latest(10));
    }

    [Fact]
    public async Task What_waited_or_ran_when_the_service_ended_is_done_by_the_next()
    {
        var world = Line.SmallWorld.Make();
        var ledger = new RunLedger(new SqliteDatabase(Path.Combine(world.Top, "ledger", "ledger.db"), TimeProvider.System));
        var (waits, _) = ledger.Runs.Ask(Tests.Ledger.LedgerTrial.Asked("waits"));
        var (ran, _) = ledger.Runs.Ask(Tests.Ledger.LedgerTrial.Asked("ran"));
        // A process that is gone held the site.
        var lease = ledger.Leases.Take("site", $"{Environment.MachineName}/999999/20260101000000", TimeSpan.FromHours(1))!;
        ledger.Runs.Begin(ran.Id, lease, TimeProvider.System.GetUtcNow());
        await using var trial = await ServeTrial.Begin(world: world);
        var runs = await trial.AllEnded();
        Assert.Equal(2, runs.Count);
        Assert.All(runs, r => Assert.Equal(RunState.Done, r.State));
        Assert.Equal(2, trial.Ledger.Runs.Find(ran.Id)!.Attempts);
        Assert.Equal(1, trial.Ledger.Runs.Find(waits.Id)!.Attempts);
    }

    [Fact]
    public async Task Hostile_names_are_text_on_every_page_of_the_dashboard()
    {
        const string name = "<img src=x onerror=alert(1)>\"'&\u202e{{7*7}}";
        var world = Line.SmallWorld.Make();
        world.Write("campaigns.parquet", Line.SmallWorld.Campaigns(springName: Reports.Warehouse.Database.Quoted(name)));
        await using var trial = await ServeTrial.Begin(world: world, with: s => s with { Schedules = [Running.RunTrial.EveryMinute with { Name = name }] });
        await trial.AllEnded();
        trial.Ledger.Runs.Ask(Tests.Ledger.LedgerTrial.Asked(name) with { Id = "0123456789abcdef", Campaigns = [name], AskedBy = name, Schedule = name, DueAt = DateTimeOffset.UnixEpoch, Told = name });
        await trial.AllEnded();
        foreach (var path in new[] { "/hangfire/campaigns", "/hangfire/runs", "/hangfire/runs/0123456789abcdef", "/hangfire/campaigns/history?id=" + Uri.EscapeDataString(name), "/hangfire/outbox", "/login?to=" + Uri.EscapeDataString(name) })
        {
            var (status, text) = await trial.Get(path);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        }

        Assert.Contains("&lt;img src=x", (await trial.Get("/hangfire/campaigns")).Text, StringComparison.Ordinal);
    }
}
