using System.Text.Json;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What runs/latest.json says against what it must say.</summary>
public static class RunComparison
{
    public static IReadOnlyList<string> Differences(OracleRun expected, JsonDocument runJson)
    {
        var found = new Differences();
        var quality = runJson.RootElement.GetProperty("data_quality");
        QualityComparison.Rows(found, expected.DataQuality, quality);
        QualityComparison.Files(found, expected.DataQuality, quality);
        Failed(found, expected, [.. Oracle.Differences.Items(runJson.RootElement, "failed_campaigns")]);
        return found.Found;
    }

    private static void Failed(Differences found, OracleRun expected, IReadOnlyList<JsonElement> failed)
    {
        var nameless = failed.Where(f => Oracle.Differences.Property(f, "id") is null).Select(f => f.GetProperty("reason").GetString()!).ToList();
        foreach (var failure in expected.Failed.Where(f => f.Id is null))
        {
            var file = failure.Place!.Split(": ")[0];
            if (nameless.Find(reason => reason.Contains(file, StringComparison.Ordinal)) is { } said)
            {
                nameless.Remove(said);
            }
            else
            {
                found.Add("failed_campaigns[null]", $"a reason that names {failure.Place}", string.Join(" | ", nameless));
            }
        }

        nameless.ForEach(reason => found.Add("failed_campaigns[null]", "no such entry", reason));
        var named = failed.Where(f => Oracle.Differences.Property(f, "id") is not null).Select(f => (f.GetProperty("id").GetString()!, f));
        found.Rows("failed_campaigns", expected.Failed.Where(f => f.Id is not null).Select(f => (f.Id!, f.Fault)), named, (path, _, row) =>
        {
            if (string.IsNullOrWhiteSpace(row.GetProperty("reason").GetString()))
            {
                found.Add(path, "a reason", "none");
            }
        });
    }
}
