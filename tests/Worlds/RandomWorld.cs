using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Small worlds in which rare things are common. A seed always makes the same world.</summary>
public static class RandomWorld
{
    private static readonly string[] Bystanders = ["README.txt", "events/_SUCCESS", "events/part-1.csv"];

    public static World Make(int seed)
    {
        var dice = new Dice((ulong)seed);
        var scene = new Scene(dice);
        var campaigns = new RandomCampaigns(scene);
        scene.Moments.AddRange(campaigns.Sound.SelectMany(c => new[] { c.StartsAt, c.EndsAt }).OfType<Instant>());
        var events = new RandomFaults(scene).Spoil(new RandomEvents(scene, campaigns).Tell(dice.One(50, 120, 250, 400, 700, 1200)));
        var files = new RandomFiles(dice);
        // By dice of their own, so that older seeds make the worlds that they made.
        var later = new Dice((ulong)seed + 1_000_000);
        return new()
        {
            Identities = new RandomIdentities(later, scene.Users).Files(),
            Events = files.OfEvents(RandomFaults.WithWrongCollector(events, later)),
            Campaigns = files.OfCampaigns(campaigns.Rows()),
            Audience = files.OfAudience(new RandomAudience(scene, campaigns).Rows()),
            Bystanders = [.. Bystanders.Where(_ => dice.Percent(20))],
            AsOf = AsOf(scene, campaigns, events),
        };
    }

    private static Instant? AsOf(Scene scene, RandomCampaigns campaigns, IReadOnlyList<RawEvent> events)
    {
        var dice = scene.Dice;
        var campaign = dice.One(campaigns.Sound);
        var message = dice.One(events.Where(e => e.CampaignId == campaign.CampaignId && e.EventType is "impression" or "send").DefaultIfEmpty(events[0]).ToList());
        return dice.Below(10) switch
        {
            0 => campaign.StartsAt,
            1 or 2 => campaign.EndsAt ?? scene.Midnight(3),
            3 or 4 => (message.OccurredAt ?? scene.Midnight(1)) + Duration.FromHours(campaign.ConversionWindowHours ?? 168),
            5 => scene.Midnight(dice.Between(0, 6)),
            6 => scene.Midnight(dice.Between(1, 6)) + Duration.FromHours(13),
            _ => null,
        };
    }
}
