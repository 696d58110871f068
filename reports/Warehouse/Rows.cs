using Apache.Arrow;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Reads single values out of a record batch by column name.</summary>
internal sealed class Rows(RecordBatch batch)
{
    public IEnumerable<int> All => Enumerable.Range(0, batch.Length);

    public long Count(string column, int row) => ((Int64Array)batch.Column(column)).GetValue(row) ?? 0;

    public long? CountOrNull(string column, int row) => ((Int64Array)batch.Column(column)).GetValue(row);

    public int Small(string column, int row) => ((Int32Array)batch.Column(column)).GetValue(row) ?? 0;

    public int? SmallOrNull(string column, int row) => ((Int32Array)batch.Column(column)).GetValue(row);

    public double? Number(string column, int row) => ((DoubleArray)batch.Column(column)).GetValue(row);

    public bool Flag(string column, int row) => ((BooleanArray)batch.Column(column)).GetValue(row) ?? false;

    public string? Text(string column, int row) => ((StringArray)batch.Column(column)).GetString(row);

    public DateOnly Day(string column, int row) => ((Date32Array)batch.Column(column)).GetDateOnly(row) ?? default;
}
