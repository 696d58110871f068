using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Oracle;

/// <summary>
/// "an event (or audience row) whose user_id is an alias_id counts for that row's user_id, whenever the alias became known; chains are followed; an alias of
/// two persons is a finding and stays itself."
/// </summary>
internal sealed class OraclePeople(IReadOnlyList<RawIdentity> pairs)
{
    private readonly ILookup<string, string> _targets = pairs.Where(p => p.AliasId != p.UserId).ToLookup(p => p.AliasId, p => p.UserId);

    public string? Person(string? id) => id is null or "" ? id : Of(id);

    /// <summary>Ids that lead to one another are one person.</summary>
    private string Of(string id)
    {
        var circle = Reached(id).Where(other => Reached(other).Contains(id)).Append(id).Distinct().ToList();
        var beyond = circle.SelectMany(member => _targets[member]).Except(circle).Select(Of).Distinct().ToList();
        return beyond.Count == 1 ? beyond[0] : circle.Min(StringComparer.Ordinal)!;
    }

    private HashSet<string> Reached(string id)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(_targets[id]);
        while (open.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                _targets[next].ToList().ForEach(open.Enqueue);
            }
        }

        return reached;
    }
}
