namespace CampaignBatch.Tests.Worlds;

/// <summary>Ids that stand for others: straight, in chains, in circles, and for several at once. In most worlds none.</summary>
internal sealed class RandomIdentities(Dice dice, IReadOnlyList<string> users)
{
    public IReadOnlyList<Dump<RawIdentity>> Files()
    {
        if (!dice.Percent(40))
        {
            return [];
        }

        // Of few ids, so that they meet.
        var few = dice.Shuffled(users).Take(8).ToList();
        var rows = Enumerable.Range(0, dice.Between(1, 7)).Select(_ => new RawIdentity(dice.One(few), dice.One(few))).ToList();
        return [.. rows.GroupBy(_ => dice.One("identities/a.parquet", "identities/b.parquet")).Select(g => new Dump<RawIdentity>(g.Key, [.. g]))];
    }
}
