using System.Globalization;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>A relay that does anything at any step, and postmen who are killed there; then a good one.</summary>
internal sealed class MailFaults : FaultScenario
{
    private const int MostRounds = 40;
    private const int RoundsToHeal = 300;
    private const double MostWrong = 0.25;
    private static readonly TimeSpan LeaseOfTheDead = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>Messages are given up after five days; the relay is good again before.</summary>
    private static readonly TimeSpan LongestBad = TimeSpan.FromDays(3);

    public override string Name => "mail-faults";

    public override string Fault =>
        "a relay that answers 4xx, 5xx, garbage, late or not at all at any step, and kill -9 of the postman there";

    public override TrialCounts Trials => new(2, 80, 600);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        var relay = new ScriptedRelay();
        var world = new MailWorld(trial, relay.Port);
        var moods = new RelayMoods(trial.Dice, world.Clock, trial.Dice.NextDouble() * MostWrong) { Kill = world.Leave };
        relay.Script = moods.At;
        int kills;
        Dictionary<string, long> doubts;
        await using (relay)
        {
            kills = await Misbehave(trial, world, moods, cancel);
            moods.IsGood = true;
            doubts = await Heal(world, cancel);
        }

        // By now it has said all and taken all.
        Check(trial, world, moods, doubts, relay.Messages);
        var unsure = world.Messages.Sum(m => m.Unsure) + doubts.Values.Sum();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{world.Recipients.Count} messages, {relay.Messages.Count} taken, {unsure} in doubt, {kills} kills");
    }

    /// <returns>How often the postman was killed.</returns>
    private static async Task<int> Misbehave(Trial trial, MailWorld world, RelayMoods moods, CancellationToken cancel)
    {
        var (kills, begin) = (0, world.Clock.GetUtcNow());
        var rounds = trial.Dice.Next(MostRounds);
        for (; rounds > 0 && world.Clock.GetUtcNow() - begin < LongestBad; rounds--)
        {
            await world.Postman.SendDue(cancel);
            if (moods.TakeKilled())
            {
                kills++;
                world.GoOn();
                world.Clock.Pass(LeaseOfTheDead);
            }

            Wait(world);
        }

        return kills;
    }

    /// <returns>How often the fate of messages was in doubt that a person had tried again, by recipient.</returns>
    private static async Task<Dictionary<string, long>> Heal(MailWorld world, CancellationToken cancel)
    {
        var doubts = new Dictionary<string, long>(StringComparer.Ordinal);
        bool Waits() => world.Messages.Any(m => m.State is not (OutboxState.Sent or OutboxState.Dead));
        for (var round = 0; round < RoundsToHeal && Waits(); round++)
        {
            foreach (var held in world.Messages.Where(m => m.State == OutboxState.Held).ToList())
            {
                doubts[held.Recipient] = held.Unsure + doubts.GetValueOrDefault(held.Recipient);
                world.Ledger.Outbox.TryAgain(held.Id, world.Clock.GetUtcNow());
            }

            await world.Postman.SendDue(cancel);
            Wait(world);
        }

        return doubts;
    }

    private static void Check(
        Trial trial, MailWorld world, RelayMoods moods, Dictionary<string, long> doubts, IReadOnlyList<Taken> taken)
    {
        foreach (var row in world.Messages)
        {
            trial.Check.Hide(row.Recipient);
            var (isRefused, inDoubt) = (moods.HasRefused(row.Recipient), doubts.GetValueOrDefault(row.Recipient));
            InvariantChecker.MailArrivesOnce(row, taken, isRefused, inDoubt);
        }

        trial.Check.SecretsStay(new ProgramEnd(0, string.Join('\n', world.Alarms)));
    }

    /// <summary>Lets the time pass until something can be done.</summary>
    private static void Wait(MailWorld world)
    {
        var now = world.Clock.GetUtcNow();
        var next = world.Ledger.Deliveries.NextDue() ?? now;
        var open = world.Ledger.Deliveries.Pauses().Select(p => p.Until).DefaultIfEmpty(now).Max();
        var wait = (next > open ? next : open) - now;
        world.Clock.Pass(wait > Step ? wait : Step);
    }
}
