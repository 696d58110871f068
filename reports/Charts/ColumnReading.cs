using Apache.Arrow;

namespace CampaignBatch.Reports.Charts;

/// <summary>Reads a batch's columns by name. A column that is missing or of another kind is our fault and says so.</summary>
internal static class ColumnReading
{
    public static DateOnly[] Days(this RecordBatch batch, string column) => batch.Read(column, (array, row) => array switch
    {
        Date32Array days => days.GetDateOnly(row)!.Value,
        Date64Array days => days.GetDateOnly(row)!.Value,
        _ => throw Unreadable(column, array),
    });

    public static bool[] Flags(this RecordBatch batch, string column) =>
        batch.Read(column, (array, row) => array is BooleanArray flags ? flags.GetValue(row)!.Value : throw Unreadable(column, array));

    public static string?[] Texts(this RecordBatch batch, string column) =>
        batch.Read(column, (array, row) => array is StringArray texts ? texts.GetString(row) : throw Unreadable(column, array));

    /// <summary>Numbers with their gaps.</summary>
    public static double?[] Numbers(this RecordBatch batch, string column) => batch.Read<double?>(column, (array, row) => array switch
    {
        _ when array.IsNull(row) => null,
        DoubleArray numbers => numbers.GetValue(row),
        Int64Array numbers => numbers.GetValue(row),
        Int32Array numbers => numbers.GetValue(row),
        _ => throw Unreadable(column, array),
    });

    /// <summary>Whole numbers; one that is not there counts as 0.</summary>
    public static long[] Counts(this RecordBatch batch, string column) => [.. batch.Numbers(column).Select(n => (long)(n ?? 0))];

    private static T[] Read<T>(this RecordBatch batch, string column, Func<IArrowArray, int, T> value)
    {
        var index = batch.Schema.GetFieldIndex(column);
        if (index < 0)
        {
            throw new InvalidOperationException($"A chart needs the column '{column}', and the table has none of that name.");
        }

        var array = batch.Column(index);
        return [.. Enumerable.Range(0, batch.Length).Select(row => value(array, row))];
    }

    private static InvalidOperationException Unreadable(string column, IArrowArray array) =>
        new($"A chart cannot read the column '{column}' of type {array.Data.DataType.Name}.");
}
