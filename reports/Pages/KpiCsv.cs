using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>kpis.csv: a row a figure, by the names of report.json.</summary>
internal static class KpiCsv
{
    public static byte[] Of(CampaignReport report)
    {
        var file = new CsvFile();
        file.Row(["figure", "value", "numerator", "denominator", "low", "high", "basis", "as_of", "reason"]);
        foreach (var (name, figure) in report.Kpis)
        {
            file.Row([name, Value(figure), figure.Numerator, figure.Denominator, figure.Low, figure.High, figure.Basis, figure.AsOf, figure.Reason]);
        }

        return file.Bytes();
    }

    private static object? Value(Figure figure) => figure is { IsRate: false, Value: { } count } ? (long)count : figure.Value;
}
