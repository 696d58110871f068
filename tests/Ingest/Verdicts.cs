using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>What every verdict must obey.</summary>
internal static class Verdicts
{
    public static void AddUp(DataQuality quality) => Assert.Equal(quality.Read, quality.Accepted + quality.Rejected + quality.Duplicates);

    /// <summary>The one file that is refused, and why.</summary>
    public static void RefusesAlone(CheckOutcome check, string file, string reason, long goodRows = 3)
    {
        var refused = Assert.Single(check.Files, f => f.Fate == FileFate.Refused);
        Assert.Equal(file, refused.File);
        Assert.Contains(reason, refused.Reason!, StringComparison.Ordinal);
        Assert.Equal(goodRows, check.DataQuality.Accepted);
        Assert.Equal(goodRows, check.DataQuality.Read);
    }
}
