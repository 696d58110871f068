using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a report was made from, and that its parts agree.</summary>
internal static class ProvenanceTables
{
    public static ScriptObject Checks(IReadOnlyList<Check> checks) => PageTable.Of("Identities that must hold, or the report is not published",
        [PageTable.Words("Identity"), PageTable.Numbers("Left"), PageTable.Numbers("Right"), PageTable.Words("Holds")],
        checks.Select(check => (ScriptObject[])
            [PageTable.Text(check.Name), PageTable.Number(check.Left), PageTable.Number(check.Right), PageTable.Text(check.Holds ? "yes" : "no")]));

    public static ScriptObject Inputs(Provenance provenance) => PageTable.Of("Dumps read",
        [PageTable.Words("File"), PageTable.Numbers("Rows"), PageTable.Numbers("Size"), PageTable.Words("SHA-256")],
        provenance.Inputs,
        input => [PageTable.Text(input.File), PageTable.Number(input.Rows), PageTable.Number(Wording.Bytes(input.Bytes)), PageTable.Text(input.Sha256)],
        "report.json");

    public static ScriptObject[] Facts(CampaignReport report) =>
    [
        PageFacts.Of("As of", Wording.Utc(report.AsOf)),
        PageFacts.Of("Program", report.Provenance.Program),
        PageFacts.Of("DuckDB", report.Provenance.DuckDb),
        PageFacts.Of("Time zone data", report.Provenance.TimeZones),
        PageFacts.Of("Settings", report.Provenance.SettingsHash),
        PageFacts.Of("Metric dictionary", $"version {FigureText.Dictionary}"),
    ];
}
