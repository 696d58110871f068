using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>Worlds with users, days and effects enough for verdicts. A seed always makes the same world.</summary>
public static class CertaintyWorld
{
    public static World Make(int seed)
    {
        var scene = new CertaintyScene(seed);
        var dice = scene.Dice;
        var plans = new CampaignPlans(scene).All();
        var decidesItself = dice.Percent(20);
        var told = plans.SelectMany(plan => new CampaignStories(scene, plan).Tell())
            .Concat(new SessionStories(scene, plans).Tell());
        var events = told.Where(e => !decidesItself || e.OccurredAt <= scene.T).Select(e => Received(e, dice)).ToList();
        return new()
        {
            Events = Files(WithFaults(events, dice), dice),
            Campaigns = [new("campaigns.parquet", [.. plans.Select(p => p.Campaign)])],
            Audience = [.. plans.Select(plan => Audience(plan, scene)).Where(dump => dump.Rows.Count > 0)],
            AsOf = decidesItself ? null : scene.T,
        };
    }

    private static Dump<RawMember> Audience(CampaignPlan plan, CertaintyScene scene) =>
        new($"audience/{plan.Campaign.CampaignId}.parquet", [.. new CertaintyAudience(scene).Of(plan)]);

    // Dumps hold no more than microseconds.
    private static RawEvent Received(RawEvent e, Dice dice)
    {
        var at = Instant.FromUnixTimeMilliseconds(e.OccurredAt!.Value.ToUnixTimeMilliseconds());
        var delay = Duration.FromSeconds(dice.Percent(2) ? dice.Below(200_000) : dice.Below(60));
        return e with { OccurredAt = at, ReceivedAt = at + delay };
    }

    // In one world of ten so many rows are broken that nothing is judged.
    private static List<RawEvent> WithFaults(IReadOnlyList<RawEvent> events, Dice dice)
    {
        var brokenPercent = dice.Percent(10) ? 8 : 0;
        var broken = events.Where(_ => dice.Percent(brokenPercent))
            .Select(e => e with { EventId = $"{e.EventId}-broken", UserId = null });
        var twice = events.Where(_ => dice.Percent(1))
            .Select(e => e with { ReceivedAt = e.ReceivedAt + Duration.FromSeconds(3) });
        return [.. events, .. broken.ToList(), .. twice.ToList()];
    }

    private static IReadOnlyList<Dump<RawEvent>> Files(IReadOnlyList<RawEvent> events, Dice dice)
    {
        var files = dice.Between(1, 3);
        var ordered = dice.Shuffled(events).Index().GroupBy(e => e.Index % files, e => e.Item);
        return [.. ordered.Select(file => new Dump<RawEvent>($"events/{file.Key}.parquet", [.. file]))];
    }
}
