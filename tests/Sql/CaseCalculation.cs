using CampaignBatch.Reports;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Tests.Sql;

/// <summary>The product's own way from the dumps of a case to its relations, without pages.</summary>
internal sealed class CaseCalculation : IDisposable
{
    private readonly Intake intake;
    private readonly Calculation calculation;

    public CaseCalculation(LineSettings settings, CancellationToken cancel)
    {
        intake = Intake.Find(settings, progress: null, cancel);
        var folder = intake.Read();
        calculation = Calculation.Make(folder.Dumps, folder.Campaigns, intake.Staged, settings, intake.Spill, keeper: null, packed: null, progress: null, cancel);
    }

    /// <summary>All rows of a relation: campaign_id in place of campaign_no, a fault by its name, everything else as it is.</summary>
    public IEnumerable<object?[]> Rows(string relation, IReadOnlyList<string> columns)
    {
        var faults = string.Join(", ", Calculation.Faults.Select(Database.Quoted));
        var values = columns.Select(c => c switch
        {
            "campaign_id" => "i.campaign_id",
            "fault" => $"list_extract([{faults}], r.fault)",
            _ => $"r.{Database.Name(c)}",
        });
        // Not every relation is about campaigns.
        var ids = columns.Contains("campaign_id") ? "left join given.ids as i on i.campaign_no = r.campaign_no" : "";
        return calculation.Database.Rows(
            $"select {string.Join(", ", values)} from {relation} as r {ids} order by all",
            r => Enumerable.Range(0, columns.Count).Select(i => r.IsDBNull(i) ? null : r.GetValue(i)).ToArray());
    }

    public void Dispose()
    {
        calculation.Dispose();
        intake.Dispose();
    }
}
