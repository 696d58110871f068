using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>kpis.csv: a row a figure, by the names of report.json.</summary>
internal static class KpiCsv
{
    private static readonly string[] Columns =
    [
        "figure", "value", "numerator", "denominator", "denominator_is", "users", "design_effect", "low", "high",
        "unit", "basis", "as_of", "reason",
    ];

    public static byte[] Of(CampaignReport report)
    {
        var file = new CsvFile();
        file.Row(Columns);
        foreach (var (name, figure) in report.Kpis)
        {
            file.Row([name, Value(figure), .. Rate(figure), figure.Low, figure.High, .. Remarks(figure)]);
        }

        return file.Bytes();
    }

    /// <summary>A count as a whole number.</summary>
    public static object? Value(Figure figure) =>
        figure is { IsRate: false, IsAmount: false, Value: { } count } ? (long)count : figure.Value;

    private static object?[] Rate(Figure figure) =>
        [figure.Numerator, figure.Denominator, figure.DenominatorIs, figure.Users, figure.DesignEffect];

    private static object?[] Remarks(Figure figure) => [figure.Unit, figure.Basis, figure.AsOf, figure.Reason];
}
