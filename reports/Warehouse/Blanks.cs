using Apache.Arrow;
using Apache.Arrow.Types;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Tables without what is not measured: columns of nulls, tables without rows.</summary>
internal static class Blanks
{
    public static RecordBatch Of(RecordBatch table, string name, Unmeasured unmeasured)
    {
        if (unmeasured.IsTable(name))
        {
            return table.Slice(0, 0);
        }

        var fields = table.Schema.FieldsList;
        return fields.Any(f => unmeasured.IsColumn(f.Name))
            ? new RecordBatch(table.Schema, fields.Select((f, i) => unmeasured.IsColumn(f.Name) ? Nulls(f.DataType, table.Length) : table.Column(i)), table.Length)
            : table;
    }

    private static IArrowArray Nulls(IArrowType type, int length) => type is DoubleType
        ? Enumerable.Range(0, length).Aggregate(new DoubleArray.Builder(), (column, _) => column.AppendNull()).Build()
        : Enumerable.Range(0, length).Aggregate(new Int64Array.Builder(), (column, _) => column.AppendNull()).Build();
}
