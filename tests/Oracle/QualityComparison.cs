using System.Text.Json;

namespace CampaignBatch.Tests.Oracle;

/// <summary>data_quality against what it must be.</summary>
internal static class QualityComparison
{
    public static void Rows(Differences found, OracleQuality expected, JsonElement quality)
    {
        const string path = "data_quality";
        found.Count(path, expected.Read, quality, "read");
        found.Count(path, expected.Accepted, quality, "accepted");
        found.Count(path, expected.Duplicates, quality, "duplicates");
        found.Count(path, expected.Rejected, quality, "rejected");
        found.Count(path, expected.Late, quality, "late");
        found.Count(path, expected.Orphans, quality, "orphans");
        found.Count(path, expected.OutsidePeriod, quality, "outside_period");
        found.Count(path, expected.IdReused, quality, "id_reused");
        var clocks = quality.GetProperty("clock_errors");
        if (expected.ReceivedAhead > 0 || clocks.TryGetProperty("received_ahead", out _))
        {
            found.Count($"{path}.clock_errors", expected.ReceivedAhead, clocks, "received_ahead");
        }

        // A class without events may be absent from either.
        var lateness = quality.GetProperty("lateness");
        foreach (var name in lateness.EnumerateObject().Select(c => c.Name).Union(expected.Lateness.Where(c => c.Value > 0).Select(c => c.Key)))
        {
            found.Count($"{path}.lateness", expected.Lateness.GetValueOrDefault(name), lateness, name);
        }

        Listed(found, $"{path}.rejected_examples", expected.Examples,
            Oracle.Differences.Items(quality, "rejected_examples").Select(e => $"{e.GetProperty("reason").GetString()} {e.GetProperty("file").GetString()} {e.GetProperty("row").GetInt64()}"));
        Listed(found, $"{path}.unknown_campaigns", expected.UnknownCampaigns.Select(u => $"{u.Key} {u.Value}"),
            Oracle.Differences.Items(quality, "unknown_campaigns").Select(u => $"{u.GetProperty("id").GetString()} {u.GetProperty("rows").GetInt64()}"));
        var reasons = quality.GetProperty("rejected_by_reason");
        foreach (var (reason, count) in expected.RejectedByReason)
        {
            found.Count($"{path}.rejected_by_reason", count, reasons, reason);
        }

        foreach (var surplus in reasons.EnumerateObject().Where(p => p.Value.GetInt64() != 0 && !expected.RejectedByReason.ContainsKey(p.Name)))
        {
            found.Add($"{path}.rejected_by_reason.{surplus.Name}", "absent", surplus.Value.GetRawText());
        }
    }

    private static void Listed(Differences found, string path, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (one, other) = (string.Join(" | ", expected.Order(StringComparer.Ordinal)), string.Join(" | ", actual.Order(StringComparer.Ordinal)));
        if (one != other)
        {
            found.Add(path, one, other);
        }
    }

    public static void Files(Differences found, OracleQuality expected, JsonElement quality)
    {
        Files(found, "files_refused", expected.FilesRefused, quality);
        Files(found, "files_skipped", expected.FilesSkipped, quality);
    }

    private static void Files(Differences found, string name, IReadOnlyList<string> expected, JsonElement quality)
    {
        var actual = Differences.Items(quality, name).Select(f => f.GetProperty("file").GetString()!).Order(StringComparer.Ordinal).ToList();
        if (!actual.SequenceEqual(expected))
        {
            found.Add($"data_quality.{name}", string.Join(" ", expected), string.Join(" ", actual));
        }
    }
}
