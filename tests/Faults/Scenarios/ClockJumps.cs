using System.Globalization;
using CampaignBatch.Faults.Clocks;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>The clock is wrong for a while, and right again.</summary>
internal sealed class ClockJumps : FaultScenario
{
    private const string Reader = "reader@example.org";
    private const int MostJumps = 3;

    /// <summary>So many runs in a wrong year are more than retention keeps whatever their age.</summary>
    private const int MostWrongTicks = 260;
    private const int MostRightTicks = 90;
    private const int TicksToHeal = 40;
    private static readonly Reaction Busy = new("421 4.3.2 too busy");
    private static readonly TimeSpan HealingPause = TimeSpan.FromMinutes(30);

    public override string Name => "clock-jumps";

    public override string Fault =>
        "a clock that jumps by a minute to ten years, forward or back, and is right again within hours";

    public override TrialCounts Trials => new(1, 30, 300);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Connect ? Busy : null };
        var world = new TimetableWorld(trial);
        var now = world.Clock.GetUtcNow();
        Letter.Send(world.Ledger, now, run => [Letter.To(Reader, run, now, lines: 10, isLight: false)]);
        using var service = new ServiceWithoutWeb(trial, world, relay.Port);
        await service.TickFor(1 + trial.Dice.Next(MostRightTicks), cancel);
        var jumps = Enumerable.Range(0, 1 + trial.Dice.Next(MostJumps)).Select(_ => Jump(trial.Dice)).ToList();
        foreach (var by in jumps)
        {
            await JumpAndBack(trial.Dice, world, service, by, cancel);
        }

        relay.Script = (_, _) => null;
        await Heal(world, service, cancel);
        InvariantChecker.MailArrivesOnce(world.Ledger.Outbox.Find(Letter.Id(Reader))!, relay.Messages);
        return $"{string.Join(", ", jumps.Select(Words))}: {world.Runs().Count} runs";
    }

    private static async Task JumpAndBack(
        Random dice, TimetableWorld world, ServiceWithoutWeb service, TimeSpan by, CancellationToken cancel)
    {
        var before = world.Runs();
        world.Clock.Jump(by);
        await service.TickFor(1 + dice.Next(MostWrongTicks), cancel);
        world.Clock.Jump(-by);
        // A due time before the first look at the right clock may be over: it counts from there.
        await service.TickFor(1, cancel);
        var right = world.Clock.GetUtcNow();
        await service.TickFor(1 + dice.Next(MostRightTicks), cancel);

        var runs = world.Runs();
        InvariantChecker.DueTimesRunOnce(runs);
        foreach (var schedule in world.Schedules)
        {
            var due = world.DueTimes(schedule, right, world.Clock.GetUtcNow());
            InvariantChecker.DueTimesCame(schedule.Name, due, runs);
        }

        InvariantChecker.NothingIsForgotten(before, runs);
    }

    /// <summary>A message that waits is tried again within half a day, whatever the clock said meanwhile.</summary>
    private static async Task Heal(TimetableWorld world, ServiceWithoutWeb service, CancellationToken cancel)
    {
        bool IsSent() => world.Ledger.Outbox.Find(Letter.Id(Reader))!.State == OutboxState.Sent;
        for (var tick = 0; tick < TicksToHeal && !IsSent(); tick++)
        {
            world.Clock.Pass(HealingPause);
            await service.TickFor(1, cancel);
        }
    }

    /// <summary>From a minute to ten years, as likely among minutes as among years.</summary>
    private static TimeSpan Jump(Random dice)
    {
        var most = Math.Log(TimeSpan.FromDays(3650).TotalMinutes);
        var minutes = Math.Exp(dice.NextDouble() * most);
        return TimeSpan.FromMinutes(Math.Round(minutes)) * (dice.Next(2) == 0 ? 1 : -1);
    }

    private static string Words(TimeSpan by) =>
        string.Create(CultureInfo.InvariantCulture, $"{by.TotalMinutes:+0;-0} min");

    /// <summary>What the service does each minute, besides showing pages: timetable, mail and retention.</summary>
    private sealed class ServiceWithoutWeb : IDisposable
    {
        private readonly TimetableWorld _world;
        private readonly Postman _postman;
        private readonly RetentionRounds _retention;

        public ServiceWithoutWeb(Trial trial, TimetableWorld world, int port)
        {
            _world = world;
            var mail = new MailSettings
            {
                PickupFolder = trial.Place.Mail,
                Relay = new RelaySettings
                {
                    Host = "127.0.0.1", Port = port, Security = RelaySecurity.PlaintextOnLoopback,
                },
            };
            var settings = new ServiceSettings
            {
                Line = trial.Place.Settings,
                Url = new Uri("http://127.0.0.1:0"),
                Ledger = trial.Place.Ledger,
                Mail = mail,
            };
            var holder = new Holder("here/1/20260302120000", KnowsAll: false);
            _postman = new Postman(world.Ledger, mail, holder, world.Clock, isSteady: () => world.Watch.IsSteady);
            _retention = new RetentionRounds(
                world.Ledger, settings, world.Clock, world.Watch, NullLogger<RetentionRounds>.Instance);
        }

        public async Task TickFor(int minutes, CancellationToken cancel)
        {
            for (var minute = 0; minute < minutes; minute++)
            {
                _world.TickAndRun();
                await _postman.SendDue(cancel);
                _retention.Prune();
            }
        }

        public void Dispose() => _retention.Dispose();
    }
}
