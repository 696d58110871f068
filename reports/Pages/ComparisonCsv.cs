using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// comparison.csv: a row a figure of the latest campaign weeks and of those before, by the names of report.json; none where
/// nothing is compared.
/// </summary>
internal static class ComparisonCsv
{
    private static readonly string[] Columns =
    [
        "figure", "recent", "before",
        "recent_numerator", "recent_denominator", "recent_users",
        "before_numerator", "before_denominator", "before_users",
        "difference", "low", "high", "change",
        "recent_first", "recent_last", "before_first", "before_last", "horizon_hours",
    ];

    public static byte[] Of(CampaignReport report)
    {
        var comparison = report.Comparison;
        var file = new CsvFile();
        file.Row(Columns);
        foreach (var (name, figure) in comparison.Figures)
        {
            file.Row(
            [
                name, KpiCsv.Value(figure.Recent), KpiCsv.Value(figure.Before),
                .. Rate(figure.Recent), .. Rate(figure.Before),
                figure.Difference, figure.Low, figure.High, figure.Change,
                .. Days(comparison.Recent), .. Days(comparison.Before), comparison.HorizonHours,
            ]);
        }

        return file.Bytes();
    }

    private static object?[] Rate(Figure figure) => [figure.Numerator, figure.Denominator, figure.Users];

    private static object?[] Days(Stretch? days) => [days?.First, days?.Last];
}
