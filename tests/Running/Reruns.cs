using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>A run is done once, whoever comes with it and however often.</summary>
public sealed class Reruns
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_publishes_and_says_what_and_for_whom()
    {
        using var trial = new RunTrial();
        var run = await trial.RunIt(trial.Ask());
        Assert.Equal((RunState.Done, true, 2L, "ada"), (run.State, run.IsNews, run.CampaignsPublished, run.AskedBy));
        Assert.Equal(2, trial.Ledger.Publications.OfRun(run.Id).Count);
        Assert.True(run.RowsRead > 0 && run.RowsRead >= run.RowsAccepted);
        Assert.Equal("2 reports published, 2 changed.", run.Outcome);
    }

    [Fact]
    public async Task A_run_with_nothing_new_publishes_nothing_and_says_so()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        var before = SiteBytes.Of(trial.World.Site);
        var run = await trial.RunIt(trial.Ask(ticket: "u"));
        Assert.Equal((RunState.Done, false, "Nothing new: the published reports stand."), (run.State, run.IsNews, run.Outcome));
        SiteBytes.Same(before, SiteBytes.Of(trial.World.Site));
        Assert.Empty(trial.Ledger.Publications.OfRun(run.Id));
    }

    [Fact]
    public void A_button_pressed_a_hundred_times_makes_one_run()
    {
        using var trial = new RunTrial();
        var runs = Enumerable.Range(0, 100).Select(_ => trial.Ask().Id).Distinct();
        Assert.Single(runs);
        Assert.Single(trial.Ledger.Runs.Latest(10));
        Assert.Single(trial.Jobs);
    }

    [Fact]
    public async Task A_button_pressed_again_after_the_end_on_the_same_page_makes_no_second_run()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        Assert.Equal(RunState.Done, trial.Ask().State);
        Assert.Equal(RunState.Queued, trial.Ask(ticket: "the page anew").State);
    }

    [Fact]
    public async Task A_job_that_comes_again_does_nothing_and_sends_no_second_mail()
    {
        using var trial = new RunTrial();
        var run = trial.Ask(r => r with { Mail = true });
        await trial.RunIt(run);
        var mail = Assert.Single(trial.Ledger.Outbox.Latest(10));
        var before = SiteBytes.Of(trial.World.Site);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(RunEnd.HadEnded, await trial.Runner.Run(run.Id, Cancel));
        }

        Assert.Equal(1, trial.Runs);
        Assert.Equal(mail.Id, Assert.Single(trial.Ledger.Outbox.Latest(10)).Id);
        SiteBytes.Same(before, SiteBytes.Of(trial.World.Site));
    }

    [Fact]
    public async Task A_copy_of_a_job_that_is_at_work_does_nothing()
    {
        var (isAt, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var trial = new RunTrial((settings, progress, cancel) =>
        {
            isAt.SetResult();
            goOn.Task.Wait(cancel);
            return Reports.Line.Run(settings, progress, cancel);
        });
        var run = trial.Ask();
        var first = trial.Runner.Run(run.Id, Cancel);
        await isAt.Task;
        Assert.Equal(RunEnd.Waits, await trial.Runner.Run(run.Id, Cancel));
        Assert.Equal(RunEnd.Waits, await trial.RunnerOf("two", trial.Reopened()).Run(run.Id, Cancel));
        goOn.SetResult();
        Assert.Equal(RunEnd.Ended, await first);
        Assert.Equal(1, trial.Runs);
    }

    [Fact]
    public async Task Of_two_workers_on_one_run_the_one_that_slept_publishes_nothing()
    {
        using var trial = new RunTrial((settings, progress, cancel) => Reports.Line.Run(settings, progress, cancel));
        var run = trial.Ask();
        RunEnd? other = null;
        var sleeper = new RunTrialSleeper(trial, async () => other = await trial.RunnerOf("two", trial.Reopened()).Run(run.Id, Cancel));
        var end = await sleeper.Runner.Run(run.Id, Cancel);
        Assert.Equal((RunEnd.Lost, RunEnd.Ended), (end, other));
        var ended = trial.Ledger.Runs.Find(run.Id)!;
        Assert.Equal((RunState.Done, "two", 2L), (ended.State, ended.Holder, ended.Token));
        Assert.Equal(2L, Reports.Publishing.Published.Read(trial.World.Site)!.Fence);
        Assert.Equal(2, trial.Ledger.Publications.OfRun(run.Id).Count);
    }

    [Fact]
    public void A_site_that_a_later_worker_published_is_not_replaced_by_an_earlier_one()
    {
        using var trial = new RunTrial();
        trial.World.Run(s => s with { Fence = 7 });
        var before = SiteBytes.Of(trial.World.Site);
        var error = Assert.Throws<CannotWrite>(() => trial.World.Run(s => s with { Fence = 6, Force = true }));
        Assert.True(error.IsTaken);
        SiteBytes.Same(before, SiteBytes.Of(trial.World.Site));
        trial.World.Run(s => s with { Fence = 7, Force = true });
        trial.World.Run(s => s with { Fence = 8, Force = true });
    }

    [Fact]
    public async Task A_run_by_hand_in_between_makes_a_run_wait_and_not_fail()
    {
        using var trial = new RunTrial((_, _, _) => throw new CannotWrite("somebody publishes") { IsTaken = true });
        var run = trial.Ask();
        Assert.Equal(RunEnd.Waits, await trial.Runner.Run(run.Id, Cancel));
        Assert.Equal((RunState.Queued, 0L), (trial.Ledger.Runs.Find(run.Id)!.State, trial.Ledger.Runs.Find(run.Id)!.Attempts));
    }

    [Fact]
    public async Task A_run_that_fails_says_why_and_the_next_one_is_done()
    {
        var isFull = true;
        using var trial = new RunTrial((settings, progress, cancel) => isFull ? throw new CannotWrite("the disk is full") : Reports.Line.Run(settings, progress, cancel));
        var run = await trial.RunIt(trial.Ask());
        Assert.Equal((RunState.Failed, "the disk is full"), (run.State, run.Outcome));
        isFull = false;
        Assert.Equal(RunState.Done, (await trial.RunIt(trial.Ask(ticket: "u"))).State);
    }

    [Fact]
    public async Task A_fault_of_the_program_fails_the_run_and_not_the_service()
    {
        using var trial = new RunTrial((_, _, _) => throw new InvalidOperationException("bug"));
        var run = await trial.RunIt(trial.Ask());
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("A fault of the program", run.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_waits_for_the_next_start()
    {
        using var stop = new CancellationTokenSource();
        using var trial = new RunTrial((settings, progress, cancel) =>
        {
            stop.Cancel();
            return Reports.Line.Run(settings, progress, cancel);
        });
        var run = trial.Ask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.Runner.Run(run.Id, stop.Token));
        Assert.Equal(RunState.Queued, trial.Ledger.Runs.Find(run.Id)!.State);
        Assert.Equal(run.Id, Assert.Single(trial.Ledger.Runs.Waiting()).Id);
    }

    [Fact]
    public async Task What_changed_is_told_as_old_and_new_with_the_reason()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        trial.World.Write("events/d.parquet", SmallWorld.Day(4));
        var run = await trial.RunIt(trial.Ask(ticket: "u"));
        var spring = trial.Ledger.Publications.OfRun(run.Id).Single(p => p.Campaign == "spring");
        Assert.Contains(spring.Changes, c => c.StartsWith("Total impressions ", StringComparison.Ordinal) && c.Contains('→', StringComparison.Ordinal));
        Assert.Contains(spring.Changes, c => c.Contains("new day", StringComparison.Ordinal) && c.Contains("2026-01-06", StringComparison.Ordinal));
        Assert.Equal(2, trial.Ledger.Publications.OfCampaign("spring", 10).Count);
    }

    [Fact]
    public async Task A_campaign_of_which_nothing_but_the_as_of_changed_has_no_row()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        var before = trial.Ledger.Publications.Newest()["push-1"].AsOf;
        trial.World.Write(
            "events/d.parquet",
            "select * replace ('late' as event_id, occurred_at + interval 60 minute as occurred_at, "
            + $"received_at + interval 60 minute as received_at, 'late' as message_id) from ({SmallWorld.Day(3)}) "
            + "where event_type = 'impression' order by occurred_at desc limit 1");
        var run = await trial.RunIt(trial.Ask(ticket: "u"));
        Assert.True(run.ResultAsOf > before && run.IsNews);
        Assert.Equal("spring", Assert.Single(trial.Ledger.Publications.OfRun(run.Id)).Campaign);
    }

    [Fact]
    public async Task What_a_run_by_hand_published_is_known_after_the_next_run()
    {
        using var trial = new RunTrial();
        trial.World.Run();
        var run = await trial.RunIt(trial.Ask());
        Assert.Equal((true, 2), (run.IsNews, trial.Ledger.Publications.OfRun(run.Id).Count));
    }

    [Fact]
    public async Task The_history_of_the_site_tells_runs_with_cause_asker_and_failures()
    {
        var isFull = false;
        using var trial = new RunTrial((settings, progress, cancel) => isFull ? throw new CannotWrite("the disk <is> full") : Reports.Line.Run(settings, progress, cancel));
        await trial.RunIt(trial.Ask());
        isFull = true;
        trial.Clock.Pass(TimeSpan.FromMinutes(1));
        await trial.RunIt(trial.Ask(ticket: "u"));
        isFull = false;
        trial.Clock.Pass(TimeSpan.FromMinutes(1));
        trial.World.Write("events/d.parquet", SmallWorld.Day(4));
        await trial.RunIt(trial.Ask(r => r with { AskedBy = "<b>eve</b>" }, ticket: "v"));
        var page = File.ReadAllText(Path.Combine(trial.World.Site, "runs", "index.html"));
        Assert.Contains("the disk &lt;is&gt; full", page, StringComparison.Ordinal);
        Assert.Contains("asked by &lt;b&gt;eve&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("2 Mar 2026, 12:01", page, StringComparison.Ordinal);
        Assert.Equal(3, Reports.Pages.Publication.FromJson(File.ReadAllBytes(Path.Combine(trial.World.Site, "runs", "history.json"))).Count);
    }

    [Fact]
    public async Task A_channel_and_running_only_pick_campaigns_when_the_run_begins()
    {
        IReadOnlyList<string>? seen = null;
        using var trial = new RunTrial((settings, progress, cancel) =>
        {
            seen = settings.Campaigns;
            return Reports.Line.Run(settings, progress, cancel);
        });
        await trial.RunIt(trial.Ask());
        await trial.RunIt(trial.Ask(r => r with { Channel = "push", RunningOnly = true }, "u"));
        Assert.Equal(["push-1"], seen);
        trial.World.Write("campaigns.parquet", SmallWorld.Campaigns(springStarts: "timestamptz '2027-01-01 00:00:00Z'"));
        var none = await trial.RunIt(trial.Ask(r => r with { Channel = "in_app", RunningOnly = true }, "v"));
        Assert.Equal((RunState.Done, "No campaign is of the kind that was asked for."), (none.State, none.Outcome));
    }

    [Fact]
    public async Task Some_campaigns_of_a_site_of_all_have_nothing_new_where_all_have_nothing_new()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        Assert.False((await trial.RunIt(trial.Ask(r => r with { Campaigns = ["spring"] }, "u"))).IsNews);
        Assert.False((await trial.RunIt(trial.Ask(ticket: "v"))).IsNews);
        Assert.Equal(RunState.Failed, (await trial.RunIt(trial.Ask(r => r with { Campaigns = ["autumn"] }, "w"))).State);
    }

    [Fact]
    public async Task Sending_makes_no_report_anew()
    {
        using var trial = new RunTrial();
        await trial.RunIt(trial.Ask());
        var sent = await trial.RunIt(trial.Ask(r => r with { Cause = "send", Refresh = false, Mail = true, Campaigns = ["spring"] }, "u"));
        Assert.Equal((RunState.Done, 1, "1 message to send."), (sent.State, trial.Runs, sent.Outcome));
        Assert.Equal("spring", Assert.Single(trial.Ledger.Outbox.Latest(10)).Campaign);
    }
}
