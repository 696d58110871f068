using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>Snapshots before and after the start of campaigns, with some held out; of some campaigns none.</summary>
internal sealed class CertaintyAudience(CertaintyScene scene)
{
    private readonly Dice _dice = scene.Dice;

    public IEnumerable<RawMember> Of(CampaignPlan plan)
    {
        var hours = _dice.One<IReadOnlyList<int>>([], [], [-24], [-24], [0], [30], [-48, 50]);
        var share = _dice.One(0.1, 0.6, 0.9, 1);
        return hours.SelectMany(h => Snapshot(plan, plan.Start + Duration.FromHours(h), share));
    }

    private IReadOnlyList<RawMember> Snapshot(CampaignPlan plan, Instant asOf, double share) =>
    [
        .. scene.Users.Where(_ => _dice.Fraction() < share)
            .Select(user => new RawMember(plan.Campaign.CampaignId!, user, asOf, _dice.Percent(85), _dice.Percent(8))),
    ];
}
