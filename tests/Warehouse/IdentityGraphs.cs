using CampaignBatch.Reports.Warehouse;
using Xunit;

namespace CampaignBatch.Tests.Warehouse;

/// <summary>Whom ids stand for, against what a walk over all of them finds.</summary>
public sealed class IdentityGraphs
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Random_pairs_give_the_persons_that_a_walk_finds(int seed)
    {
        var dice = new Random(seed);
        for (var world = 0; world < 400; world++)
        {
            var ids = dice.Next(2, 9);
            var pairs = Enumerable.Range(0, dice.Next(1, 12)).Select(_ => ((ulong)dice.Next(ids), (ulong)dice.Next(ids))).Where(p => p.Item1 != p.Item2).Distinct().ToList();
            var targets = pairs.GroupBy(p => p.Item1).ToDictionary(g => g.Key, IReadOnlyList<ulong> (g) => [.. g.Select(p => p.Item2)]);

            var found = new IdentityGraph(targets).Persons();

            Assert.All(targets.Keys, id => Assert.Equal(Walked(id, targets), found[id]));
        }
    }

    [Fact]
    public void A_chain_of_a_million_is_followed_to_its_end()
    {
        const int Length = 1_000_000;
        var targets = Enumerable.Range(0, Length).ToDictionary(i => (ulong)i, IReadOnlyList<ulong> (i) => [(ulong)i + 1]);

        var found = new IdentityGraph(targets).Persons();

        Assert.All(new ulong[] { 0, 1, Length / 2, Length - 1 }, id => Assert.Equal((ulong)Length, found[id]));
    }

    [Fact]
    public void Ids_of_several_persons_are_counted()
    {
        var graph = new IdentityGraph(new Dictionary<ulong, IReadOnlyList<ulong>> { [1] = [2, 3], [4] = [5], [6] = [1] });

        var persons = graph.Persons();

        Assert.Equal((1, 1ul, 1ul, 5ul), (graph.Ambiguous, persons[1], persons[6], persons[4]));
    }

    private static ulong Walked(ulong id, Dictionary<ulong, IReadOnlyList<ulong>> targets)
    {
        var circle = Reached(id, targets).Where(other => Reached(other, targets).Contains(id)).Append(id).Distinct().ToList();
        var beyond = circle.SelectMany(member => targets.GetValueOrDefault(member, [])).Except(circle).Select(t => Walked(t, targets)).Distinct().ToList();
        return beyond.Count == 1 ? beyond[0] : circle.Min();
    }

    private static HashSet<ulong> Reached(ulong id, Dictionary<ulong, IReadOnlyList<ulong>> targets)
    {
        var reached = new HashSet<ulong>();
        var open = new Queue<ulong>(targets.GetValueOrDefault(id, []));
        while (open.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                targets.GetValueOrDefault(next, []).ToList().ForEach(open.Enqueue);
            }
        }

        return reached;
    }
}
