using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Jobs;
using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;
using Cronos;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>A small world, a ledger, and a runner of which the line can be watched; the queue forgets nothing and does nothing by itself.</summary>
internal sealed class RunTrial : IDisposable
{
    private readonly LedgerTrial ledger = new();

    public RunTrial(Workbench.Work<RunOutcome>? line = null)
    {
        Bench = new Workbench { Clock = ledger.Clock, Run = (settings, progress, cancel) =>
        {
            Runs++;
            return (line ?? Reports.Line.Run)(settings, progress, cancel);
        } };
        Runner = RunnerOf("one", ledger.Ledger);
        Desk = DeskOf();
    }

    public DataFolder World { get; } = SmallWorld.Make();

    public HandClock Clock => ledger.Clock;

    public RunLedger Ledger => ledger.Ledger;

    public Workbench Bench { get; }

    public Runner Runner { get; }

    public Desk Desk { get; }

    /// <summary>Jobs that were put into the queue, by the run they are for.</summary>
    public List<string> Jobs { get; } = [];

    /// <summary>How often the line was run.</summary>
    public int Runs { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Schedule EveryMinute { get; } = new() { Name = "often", Cron = CronExpression.Parse("* * * * *") };

    public Runner RunnerOf(string holder, RunLedger of) => new(
        of, World.Settings, Bench, new ReportMail(Mail, World.Settings, Clock), new Holder(holder, false));

    private MailSettings Mail => new()
    {
        PickupFolder = Path.Combine(World.Top, "mail"), To = [Address.Read("ada@example.org")!], Operators = [Address.Read("ops@example.org")!],
    };

    /// <summary>The ledger opened by another.</summary>
    public RunLedger Reopened() => ledger.Open();

    public Desk DeskOf(params Schedule[] schedules) => new(Ledger, schedules, new RunQueue(
        run =>
        {
            Jobs.Add(run);
            return "job " + Jobs.Count;
        },
        _ => true), Clock);

    public Run Ask(Func<Run, Run>? with = null, string ticket = "t")
    {
        var asked = new Run { Cause = "rerun", AskedBy = "ada" };
        return Desk.Ask(with is null ? asked : with(asked), ticket).Run;
    }

    public async Task<Run> RunIt(Run run)
    {
        await Runner.Run(run.Id, Cancel);
        return Ledger.Runs.Find(run.Id)!;
    }

    public void Dispose()
    {
        ledger.Dispose();
        World.Dispose();
    }
}
