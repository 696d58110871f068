using System.Globalization;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Jobs.Timetable;
using Cronos;

namespace CampaignBatch.Faults.Clocks;

/// <summary>
/// A timetable and a ledger by a clock moved by hand: the desk ticks once a minute, and runs end at once, with nothing
/// new.
/// </summary>
internal sealed class TimetableWorld
{
    private const int MostRuns = 100_000;
    private const string Holder = "here";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Trial _trial;
    private readonly RunQueue _queue = new(_ => "job", _ => true);
    private Desk _desk;

    public TimetableWorld(Trial trial)
    {
        _trial = trial;
        Clock.Pass(TimeSpan.FromSeconds(trial.Dice.Next(60)));
        Ledger = Open();
        Often = trial.OneOf(1, 2, 5, 10, 15);
        Schedules = [Schedule("often", $"*/{Often} * * * *"), Schedule("hourly", $"{trial.Dice.Next(60)} * * * *")];
        (Watch, _desk) = Start();
    }

    public JumpingClock Clock { get; } = new();

    public RunLedger Ledger { get; private set; }

    /// <summary>Whether the service believes the clock.</summary>
    public ClockWatch Watch { get; private set; }

    /// <summary>One of every few minutes, and one of every hour.</summary>
    public IReadOnlyList<Schedule> Schedules { get; }

    /// <summary>Minutes from one due time of the first schedule to the next.</summary>
    public int Often { get; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Run> Runs() => Ledger.Runs.Latest(MostRuns);

    /// <summary>The service is started anew, on the ledger as it is.</summary>
    public void Restart()
    {
        Ledger = Open();
        (Watch, _desk) = Start();
    }

    /// <summary>A minute passes, and the timetable is looked at.</summary>
    public void Tick()
    {
        Clock.Pass(Minute);
        _desk.Tick();
    }

    /// <summary>The same; then all runs that wait are done.</summary>
    public void TickAndRun()
    {
        Tick();
        foreach (var run in Ledger.Runs.Waiting())
        {
            var lease = Ledger.Leases.Take(Runner.SiteLease, Holder, Runner.LeaseTime)!;
            var begun = Ledger.Runs.Begin(run.Id, lease, Clock.GetUtcNow())!;
            Ledger.End(lease, begun with { EndedAt = Clock.GetUtcNow(), Outcome = "Nothing new." }, [], []);
            Ledger.Leases.Release(lease);
        }
    }

    /// <summary>
    /// Due times of a schedule after one instant and up to another, reckoned by itself and not by the product.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> DueTimes(Schedule schedule, DateTimeOffset after, DateTimeOffset upTo)
    {
        var (period, first) = schedule.Name == "often"
            ? (Often, 0)
            : (60, int.Parse(schedule.Text.Split(' ')[0], CultureInfo.InvariantCulture));
        var minute = new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0, TimeSpan.Zero);
        var times = new List<DateTimeOffset>();
        for (var at = minute; at <= upTo; at += Minute)
        {
            if (at > after && at.Minute % period == first)
            {
                times.Add(at);
            }
        }

        return times;
    }

    private static Schedule Schedule(string name, string cron) =>
        new() { Name = name, Cron = CronExpression.Parse(cron), Text = cron };

    private RunLedger Open() => new(new SqliteDatabase(_trial.Place.LedgerFile, Clock));

    private (ClockWatch Watch, Desk Desk) Start()
    {
        var watch = new ClockWatch(Clock);
        var desk = new Desk(Ledger, Schedules, _queue, Clock, watch);
        desk.Begin();
        desk.Tick();
        return (watch, desk);
    }
}
