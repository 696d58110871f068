using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Oracle;
using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Line;

/// <summary>A world written to disk, run through the product, and read back.</summary>
internal sealed class SiteOfWorld(World world, string folder)
{
    /// <summary>A line for each number that the site and the oracle do not agree on.</summary>
    public IReadOnlyList<string> Differences(CancellationToken cancel)
    {
        var data = Path.Combine(folder, "dumps");
        var site = Path.Combine(folder, "site");
        WorldWriter.Write(world, data);
        Reports.Line.Run(
            new LineSettings { Data = data, Out = site, Cache = Path.Combine(folder, "cache"), AsOf = world.AsOf?.ToDateTimeOffset(), Threads = 2 },
            progress: null,
            cancel);
        var expected = OracleRun.Judge(world);
        return [.. RunDifferences(expected, site), .. ReportDifferences(expected, site)];
    }

    private static IEnumerable<string> RunDifferences(OracleRun expected, string site)
    {
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site, "runs", "latest.json")));
        return [.. RunComparison.Differences(expected, run).Select(d => $"run: {d}")];
    }

    private static List<string> ReportDifferences(OracleRun expected, string site)
    {
        var found = new List<string>();
        var missing = expected.Reports.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(site, "campaigns"), "report.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var report = JsonDocument.Parse(File.ReadAllBytes(path));
            var id = report.RootElement.GetProperty("campaign").GetProperty("id").GetString()!;
            if (missing.Remove(id))
            {
                found.AddRange(ReportComparison.Differences(expected.Reports[id], report).Select(d => $"campaign '{id}': {d}"));
            }
            else
            {
                found.Add($"campaign '{id}': a report that should not be, or a second one");
            }
        }

        return [.. found, .. missing.Select(id => $"campaign '{id}': no report")];
    }
}
