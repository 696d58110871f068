using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a report was made from, and that its parts agree.</summary>
internal sealed class ProvenanceTables(Wording words)
{
    private readonly PageTable table = new(words);

    public ScriptObject Checks(IReadOnlyList<Check> checks) => PageTable.Of(words["checks_caption"],
        [PageTable.Words(words["heading_identity"]), PageTable.Numbers(words["heading_left"]), PageTable.Numbers(words["heading_right"]), PageTable.Words(words["heading_holds"])],
        checks.Select(check => (ScriptObject[])
            [PageTable.Text(words.Identity(check.Name)), table.Number(check.Left), table.Number(check.Right), PageTable.Text(words[check.Holds ? "yes" : "no"])]));

    public ScriptObject Inputs(Provenance provenance) => table.Of(words["inputs_caption"],
        [PageTable.Words(words["heading_file"]), PageTable.Numbers(words["heading_rows"]), PageTable.Numbers(words["heading_size"]), PageTable.Words("SHA-256")],
        provenance.Inputs,
        input => [PageTable.Text(input.File), table.Number(input.Rows), PageTable.Number(words.Bytes(input.Bytes), input.Bytes), PageTable.Text(input.Sha256)],
        "report.json");

    public ScriptObject[] Facts(CampaignReport report) =>
    [
        PageFacts.Of(words["fact_as_of"], words.Dates.Utc(report.AsOf)),
        PageFacts.Of(words["fact_program"], report.Provenance.Program),
        PageFacts.Of("DuckDB", report.Provenance.DuckDb),
        PageFacts.Of(words["fact_time_zones"], report.Provenance.TimeZones),
        PageFacts.Of(words["fact_settings"], report.Provenance.SettingsHash),
        PageFacts.Of(words["fact_dictionary"], words.Count(MetricDictionary.Version)),
    ];
}
