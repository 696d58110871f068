using System.Collections.Concurrent;
using CampaignBatch.Reports;

namespace CampaignBatch.Faults;

/// <summary>The sites that undisturbed runs make of a world, before its last dump and with it.</summary>
internal sealed record ReferenceSites(SiteDigest First, SiteDigest Whole, IReadOnlyList<string> CacheFiles)
{
    private static readonly ConcurrentDictionary<int, Lazy<ReferenceSites>> Made = new();

    /// <summary>Made once for each world.</summary>
    public static ReferenceSites Of(FaultWorld world) => Made.GetOrAdd(world.Seed, _ => new(() => Make(world))).Value;

    private static ReferenceSites Make(FaultWorld world)
    {
        var top = Directory.CreateTempSubdirectory("campaign-batch-reference-");
        try
        {
            var place = new TrialPlace(top.FullName);
            world.WriteFirst(place.Data);
            var first = Run(place);
            world.WriteLast(place.Data);
            var whole = Run(place);
            return new ReferenceSites(first, whole, place.CacheFiles());
        }
        finally
        {
            top.Delete(recursive: true);
        }
    }

    private static SiteDigest Run(TrialPlace place)
    {
        Line.Run(place.Settings, progress: null, CancellationToken.None);
        return SiteDigest.Of(place.Site)!;
    }
}
