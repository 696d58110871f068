using CampaignBatch.Reports.Model;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Takes the comparisons of all campaigns out of DuckDB at once.</summary>
internal static class ComparisonReader
{
    /// <summary>By campaign_no; a campaign with too few whole days is not in it.</summary>
    public static IReadOnlyDictionary<int, Comparison> Read(Database database, CancellationToken cancel)
    {
        var figures = database.Rows("""
            select a.campaign_no, a.name, a.count_value, a.value, a.numerator, a.denominator, a.low, a.high, b.count_value, b.value, b.numerator, b.denominator, b.low, b.high
            from trends.comparison as a
            inner join trends.comparison as b on b.campaign_no = a.campaign_no and b.name = a.name and not b.is_recent
            where a.is_recent
            order by a.campaign_no, a.place
            """,
            r => (No: r.GetInt32(0), Figure: KeyValuePair.Create(r.GetString(1), new ComparedFigure(Figure(r, 2), Figure(r, 8)))), cancel).ToLookup(f => f.No, f => f.Figure);
        return database.Rows("select campaign_no, weeks, recent_first, recent_last, before_first, before_last from trends.stretches", r => (No: r.GetInt32(0), Comparison: new Comparison
        {
            Weeks = r.GetInt32(1),
            Recent = new Stretch(Day(r, 2), Day(r, 3)),
            Before = new Stretch(Day(r, 4), Day(r, 5)),
            Figures = [.. figures[r.GetInt32(0)]],
        }), cancel).ToDictionary(c => c.No, c => c.Comparison);
    }

    private static DateOnly Day(DuckDBDataReader r, int i) => r.GetFieldValue<DateOnly>(i);

    private static Figure Figure(DuckDBDataReader r, int first)
    {
        long? Count(int i) => r.IsDBNull(first + i) ? null : r.GetInt64(first + i);
        double? Number(int i) => r.IsDBNull(first + i) ? null : r.GetDouble(first + i);
        return Count(0) is { } count
            ? new Figure { Value = count }
            : new Figure
            {
                IsRate = true, Value = Number(1), Numerator = Count(2), Denominator = Count(3), Low = Number(4), High = Number(5),
                Reason = Number(1) is null ? "no_denominator" : null,
            };
    }
}
