using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>variants.csv: a row an arm and figure, by the names of report.json, with the days that all rows share.</summary>
internal static class VariantsCsv
{
    private static readonly string[] Columns =
    [
        "key", "arm_users", "is_baseline", "figure", "is_primary",
        "value", "numerator", "denominator", "users", "low", "high", "basis",
        "difference", "difference_low", "difference_high", "p", "p_adjusted",
        "first_day", "last_day",
    ];

    public static byte[] Of(VariantComparison variants)
    {
        var file = new CsvFile();
        file.Row(Columns);
        foreach (var arm in variants.Arms)
        {
            foreach (var (name, figure) in arm.Figures)
            {
                object?[] which = [.. Arm(variants, arm), name, name == variants.PrimaryMetric];
                file.Row([.. which, .. Own(figure), .. Difference(figure), variants.FirstDay, variants.LastDay]);
            }
        }

        return file.Bytes();
    }

    private static object?[] Arm(VariantComparison variants, VariantArm arm) =>
        [arm.Key, arm.Users, arm.Key == variants.Baseline];

    private static object?[] Own(ArmFigure figure) =>
        [figure.Value, figure.Numerator, figure.Denominator, figure.Users, figure.Low, figure.High, figure.Basis];

    private static object?[] Difference(ArmFigure figure) =>
        [figure.Difference, figure.DifferenceLow, figure.DifferenceHigh, figure.P, figure.AdjustedP];
}
