using System.Globalization;
using CampaignBatch.Faults.Clocks;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>The service is away for a while and over due times; with a run it was at, or without.</summary>
internal sealed class ServiceDown : FaultScenario
{
    private const int MostStops = 4;
    private const int MostTicks = 130;
    private const int MostMinutesDown = 3 * 24 * 60;

    public override string Name => "service-down";

    public override string Fault => "the service is down for a minute to three days, over any number of due times";

    public override TrialCounts Trials => new(2, 40, 400);

    public override Task<string> Try(Trial trial, CancellationToken cancel)
    {
        var world = new TimetableWorld(trial);
        var stops = 1 + trial.Dice.Next(MostStops);
        var down = TimeSpan.Zero;
        for (var stop = 0; stop < stops; stop++)
        {
            TickFor(world, trial.Dice.Next(MostTicks));
            var hasWaiting = trial.Dice.Next(2) == 0;
            if (hasWaiting)
            {
                world.Tick();
            }

            down += Down(trial.Dice, world);
        }

        InvariantChecker.DueTimesRunOnce(world.Runs());
        var runs = world.Runs().Count;
        return Task.FromResult(
            string.Create(CultureInfo.InvariantCulture, $"{stops} stops, {down.TotalHours:0.0} h: {runs} runs"));
    }

    private static TimeSpan Down(Random dice, TimetableWorld world)
    {
        var left = world.Clock.GetUtcNow();
        var known = world.Runs().Select(r => r.Id).ToHashSet();
        var minutes = 1 + (int)Math.Pow(MostMinutesDown, dice.NextDouble());
        world.Clock.Pass(TimeSpan.FromMinutes(minutes));
        world.Restart();
        var back = world.Clock.GetUtcNow();
        // A run that waited is done at the first; then what was due meanwhile is made one run.
        TickFor(world, 2 + dice.Next(MostTicks));
        var (now, runs) = (world.Clock.GetUtcNow(), world.Runs());
        foreach (var schedule in world.Schedules)
        {
            var made = runs.Where(r => r.Schedule == schedule.Name && !known.Contains(r.Id)).ToList();
            InvariantChecker.CaughtUpOnce(made, world.DueTimes(schedule, left, back), back);
            var since = world.DueTimes(schedule, back + TimeSpan.FromMinutes(2), now);
            InvariantChecker.DueTimesCame(schedule.Name, since, runs);
        }

        return TimeSpan.FromMinutes(minutes);
    }

    private static void TickFor(TimetableWorld world, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            world.TickAndRun();
        }
    }
}
