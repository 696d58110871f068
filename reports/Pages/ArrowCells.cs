using Apache.Arrow;

namespace CampaignBatch.Reports.Pages;

/// <summary>Values of Arrow columns as C# values: bool, long, double, DateOnly, string, or null.</summary>
internal static class ArrowCells
{
    public static object? At(IArrowArray column, int row) => column switch
    {
        BooleanArray flags => flags.GetValue(row),
        Int32Array numbers => (long?)numbers.GetValue(row),
        Int64Array numbers => numbers.GetValue(row),
        DoubleArray numbers => numbers.GetValue(row),
        Date32Array days => days.GetDateOnly(row),
        StringArray texts => texts.GetString(row),
        _ => throw new NotSupportedException($"A table of a report holds a column of {column.Data.DataType.Name}, which no page knows."),
    };
}
