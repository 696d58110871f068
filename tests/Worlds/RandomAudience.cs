using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Snapshots of audiences, for some campaigns none.</summary>
internal sealed class RandomAudience(Scene scene, RandomCampaigns campaigns)
{
    private readonly Dice _dice = scene.Dice;

    public IReadOnlyList<RawMember> Rows() =>
        _dice.Shuffled(campaigns.Sound.Where(_ => _dice.Percent(60)).SelectMany(c => Snapshots(c.CampaignId!, c.StartsAt!.Value)));

    private IEnumerable<RawMember> Snapshots(string campaignId, Instant start)
    {
        for (var snapshots = _dice.Between(1, 3); snapshots > 0; snapshots--)
        {
            var asOf = _dice.Percent(40) ? _dice.One(scene.Moments) : start + Duration.FromHours(_dice.Between(-60, 120));
            foreach (var user in scene.Users.Where(_ => _dice.Percent(55)))
            {
                yield return Member(campaignId, user, asOf);
                if (_dice.Percent(10))
                {
                    yield return Member(campaignId, user, asOf);
                }
            }
        }
    }

    private RawMember Member(string campaignId, string user, Instant asOf) =>
        new(campaignId, user, asOf, _dice.One<bool?>(true, true, true, false, null), _dice.One<bool?>(false, false, null, null, null, null, true));
}
