using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Of which run figures are kept.</summary>
public sealed record KeptRun
{
    /// <summary>What the figures come from besides events: this very program, settings that bear on figures, dumps of campaigns and of audience.</summary>
    public required string Ground { get; init; }

    /// <summary>Digest of whom ids stand for.</summary>
    public string Identities { get; init; } = "";

    /// <summary>Digests of the event dumps that were read, in file order.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Rows of these dumps.</summary>
    public required long Rows { get; init; }

    /// <summary>T, in microseconds since 1970 UTC.</summary>
    public long AsOf { get; init; }

    /// <summary>The latest instant that an event may have occurred, likewise; null for any.</summary>
    public long? KnownUntil { get; init; }

    /// <summary>The campaigns whose figures they are, by their places among the known ids.</summary>
    public IReadOnlyList<int> Campaigns { get; init; } = [];

    /// <summary>Folder of the kept relations.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What each file in it was when it was written.</summary>
    public IReadOnlyDictionary<string, FileChecksum> Files { get; init; } = new Dictionary<string, FileChecksum>();

    /// <summary>The places of an earlier run's dumps among those of this one, which must have them all, in the same order; null where it does not.</summary>
    public IReadOnlyList<int>? PlacesOf(KeptRun earlier)
    {
        if (Ground != earlier.Ground || Identities != earlier.Identities)
        {
            return null;
        }

        var places = new List<int>();
        for (var i = 0; i < Events.Count && places.Count < earlier.Events.Count; i++)
        {
            if (Events[i] == earlier.Events[places.Count])
            {
                places.Add(i);
            }
        }

        return places.Count == earlier.Events.Count ? places : null;
    }
}
