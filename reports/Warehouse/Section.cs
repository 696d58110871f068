using Apache.Arrow;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>One table of all reports: the rows of every campaign as Arrow columns, handed out campaign by campaign.</summary>
public sealed class Section
{
    private readonly Schema _schema;
    private readonly List<RecordBatch> _batches;
    private readonly Dictionary<int, List<(int Batch, int Offset, int Length)>> _places = [];

    /// <param name="database">Where the relations are.</param>
    /// <param name="columns">Columns of the section, in SQL.</param>
    /// <param name="from">Relation with a campaign_no, and what limits its rows.</param>
    /// <param name="order">Order of the rows of one campaign: it must leave no two rows equal, so that the same input gives the same bytes.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public Section(Database database, string columns, string from, string order, CancellationToken cancel)
    {
        (var schema, _batches) = database.Arrow($"select campaign_no, {columns} from {from} order by campaign_no, {order}", cancel);
        _schema = new Schema(schema.FieldsList.Skip(1), null);
        for (var b = 0; b < _batches.Count; b++)
        {
            Place(b, (Int32Array)_batches[b].Column(0));
        }
    }

    /// <summary>The rows of a campaign; none where it has none.</summary>
    public RecordBatch Of(int campaign)
    {
        var places = _places.GetValueOrDefault(campaign, []);
        var parts = Enumerable.Range(1, _schema.FieldsList.Count).Select(column => places.Count switch
        {
            0 => ArrowArrayFactory.BuildArray(Empty(_schema.FieldsList[column - 1])),
            1 => ArrowArrayFactory.Slice(_batches[places[0].Batch].Column(column), places[0].Offset, places[0].Length),
            _ => ArrowArrayConcatenator.Concatenate([.. places.Select(p => ArrowArrayFactory.Slice(_batches[p.Batch].Column(column), p.Offset, p.Length))]),
        });
        return new RecordBatch(_schema, parts, places.Sum(p => p.Length));
    }

    /// <summary>How many rows a campaign has.</summary>
    public int RowsOf(int campaign) => _places.TryGetValue(campaign, out var places) ? places.Sum(p => p.Length) : 0;

    private static ArrayData Empty(Field field) => field.DataType is Apache.Arrow.Types.StringType
        ? new ArrayData(field.DataType, 0, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(new byte[4]), ArrowBuffer.Empty])
        : new ArrayData(field.DataType, 0, 0, 0, [ArrowBuffer.Empty, ArrowBuffer.Empty]);

    private void Place(int batch, Int32Array campaigns)
    {
        for (var start = 0; start < campaigns.Length;)
        {
            var end = start + 1;
            while (end < campaigns.Length && campaigns.Values[end] == campaigns.Values[start])
            {
                end++;
            }

            if (!_places.TryGetValue(campaigns.Values[start], out var places))
            {
                _places[campaigns.Values[start]] = places = [];
            }

            places.Add((batch, start, end - start));
            start = end;
        }
    }
}
