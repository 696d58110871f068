using CampaignBatch.Faults;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>A short version of tests/Faults, and proof that its one checker bites.</summary>
public sealed class FaultTrials
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scenarios() => [.. FaultMatrix.Scenarios.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_invariant_holds(string name)
    {
        var scenario = FaultMatrix.Named(name);
        Assert.SkipUnless(scenario.Missing is null, scenario.Missing ?? "");
        for (var seed = 1; seed <= scenario.Trials.In(MatrixSize.Tests); seed++)
        {
            await FaultMatrix.Try(scenario, seed, Cancel);
        }
    }

    [Fact]
    public void A_file_of_the_site_that_was_changed_is_found()
    {
        using var trial = WithSite();
        File.AppendAllText(APage(trial), "<!-- changed -->");
        Breaks(Invariant.SiteIsWhole, trial.Check.SiteIsWhole);
    }

    [Fact]
    public void A_site_of_other_dumps_is_found_though_it_is_whole()
    {
        using var trial = new Trial(1);
        trial.World.WriteFirst(trial.Place.Data);
        Reports.Line.Run(trial.Place.Settings, progress: null, Cancel);
        Breaks(Invariant.SiteIsRight, () => trial.Check.AfterFault(new ProgramEnd(0, "")));
        Breaks(Invariant.SiteIsRight, () => trial.Check.ServiceHealed(Done, new ProgramEnd(0, "")));
        Breaks(Invariant.FiguresAreRight, () => trial.Check.FiguresAre(trial.World.Dumps));
    }

    [Fact]
    public void What_is_left_beside_the_site_and_outside_of_it_is_found()
    {
        using var trial = WithSite();
        trial.Check.ServiceHealed(Done, new ProgramEnd(0, ""));
        Directory.CreateDirectory(trial.Place.Site + ".next");
        Breaks(Invariant.NothingIsLeft, () => trial.Check.ServiceHealed(Done, new ProgramEnd(0, "")));
        File.WriteAllText(Path.Combine(trial.Place.Top, "stray"), "");
        Breaks(Invariant.StaysInside, () => trial.Check.AfterFault(new ProgramEnd(0, "")));
    }

    [Fact]
    public void A_secret_that_is_said_is_found()
    {
        using var trial = WithSite();
        trial.Check.Hide("hunter2");
        Breaks(Invariant.SecretsStay, () => trial.Check.AfterFault(new ProgramEnd(0, "the password is hunter2")));
    }

    [Fact]
    public void A_run_that_failed_is_found()
    {
        using var trial = WithSite();
        var failed = Done with { State = RunState.Failed };
        Breaks(Invariant.Heals, () => trial.Check.ServiceHealed(failed, new ProgramEnd(0, "")));
    }

    [Fact]
    public void Mail_that_is_lost_doubled_changed_or_given_up_is_found()
    {
        var row = Letter.To("ada@example.org", "run", Noon, 3, isLight: false) with { State = OutboxState.Sent };
        var taken = new Taken(row.Sender, row.Recipient, row.Bytes);
        InvariantChecker.MailArrivesOnce(row, [taken]);
        InvariantChecker.MailArrivesOnce(row with { Unsure = 1 }, [taken, taken]);
        InvariantChecker.MailArrivesOnce(row with { State = OutboxState.Dead }, [], isRefused: true);

        Mail(() => InvariantChecker.MailArrivesOnce(row, []));
        Mail(() => InvariantChecker.MailArrivesOnce(row, [taken, taken]));
        Mail(() => InvariantChecker.MailArrivesOnce(row, [taken with { Bytes = row.Bytes[..^2] }]));
        Mail(() => InvariantChecker.MailArrivesOnce(row, [taken with { Recipient = "bob@example.org" }]));
        Mail(() => InvariantChecker.MailArrivesOnce(row with { State = OutboxState.Dead }, []));
        Mail(() => InvariantChecker.MailArrivesOnce(row with { State = OutboxState.Retry }, [taken]));
    }

    [Fact]
    public void A_due_time_that_ran_twice_or_not_at_all_is_found()
    {
        var run = Done with { Id = "a", Schedule = "often", DueAt = Noon };
        var next = run with { Id = "b", DueAt = Noon.AddMinutes(1) };
        InvariantChecker.DueTimesRunOnce([run, next, run with { Schedule = "hourly" }]);
        InvariantChecker.DueTimesCame("often", [Noon], [run]);
        InvariantChecker.CaughtUpOnce([run], [Noon.AddMinutes(-1), Noon], Noon);

        DueTimes(() => InvariantChecker.DueTimesRunOnce([run, run with { Id = "c" }]));
        DueTimes(() => InvariantChecker.DueTimesCame("often", [Noon, Noon.AddMinutes(1)], [run]));
        DueTimes(() => InvariantChecker.CaughtUpOnce([run, next], [Noon, Noon.AddMinutes(1)], Noon.AddMinutes(1)));
        DueTimes(() => InvariantChecker.CaughtUpOnce([run], [Noon, Noon.AddMinutes(1)], Noon.AddMinutes(1)));
        DueTimes(() => InvariantChecker.CaughtUpOnce([], [Noon], Noon));
        DueTimes(() => InvariantChecker.NothingIsForgotten([run, next], [run]));
    }

    [Fact]
    public void A_worker_that_publishes_after_it_was_taken_over_from_is_found()
    {
        var slept = Done with { State = RunState.Running, Token = 3 };
        var ended = Done with { Token = 4, EndedAt = Noon, Outcome = "1 report published, 1 changed." };
        InvariantChecker.OneWorkerPublishes(slept, ended, ended with { Stage = "publish" }, (null, 4));

        Workers(() => InvariantChecker.OneWorkerPublishes(slept, ended with { Token = 3 }, ended, (3, 4)));
        Run[] others = [ended with { EndedAt = Noon.AddSeconds(1) }, ended with { State = RunState.Failed }];
        foreach (var changed in others)
        {
            Workers(() => InvariantChecker.OneWorkerPublishes(slept, ended, changed, (3, 4)));
        }

        Workers(() => InvariantChecker.OneWorkerPublishes(slept, ended, ended, (4, 3)));
        var one = new CampaignPublication { RunId = "run", Campaign = "spring" };
        Workers(() => InvariantChecker.CampaignsPublishedOnce([one, one]));
    }

    private static Run Done { get; } = new() { Id = "run", State = RunState.Done };

    /// <summary>The whole site, made without any fault.</summary>
    private static Trial WithSite()
    {
        var trial = new Trial(1);
        trial.World.WriteFirst(trial.Place.Data);
        trial.World.WriteLast(trial.Place.Data);
        Reports.Line.Run(trial.Place.Settings, progress: null, Cancel);
        return trial;
    }

    private static string APage(Trial trial) => Path.Combine(trial.Place.Site, "index.html");

    private static void Mail(Action check) => Breaks(Invariant.MailArrivesOnce, check);

    private static void DueTimes(Action check) => Breaks(Invariant.DueTimesRunOnce, check);

    private static void Workers(Action check) => Breaks(Invariant.OneWorkerPublishes, check);

    private static void Breaks(Invariant invariant, Action check) =>
        Assert.Equal(invariant, Assert.Throws<InvariantBrokenException>(check).Invariant);
}
