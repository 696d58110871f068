using Apache.Arrow;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// A column built anew from its values. The buffers that come from DuckDB hold whatever stood in memory where a value is
/// null or the column ends; the copy holds values only, so that the same table gives the same bytes.
/// </summary>
internal static class ArrowCopy
{
    public static IArrowArray Of(IArrowArray column) => column switch
    {
        BooleanArray flags => Each(flags.Length, new BooleanArray.Builder(), flags.GetValue, (b, v) => b.Append(v), b => b.AppendNull()).Build(),
        Int32Array numbers => Each(numbers.Length, new Int32Array.Builder(), numbers.GetValue, (b, v) => b.Append(v), b => b.AppendNull()).Build(),
        Int64Array numbers => Each(numbers.Length, new Int64Array.Builder(), numbers.GetValue, (b, v) => b.Append(v), b => b.AppendNull()).Build(),
        DoubleArray numbers => Each(numbers.Length, new DoubleArray.Builder(), numbers.GetValue, (b, v) => b.Append(v), b => b.AppendNull()).Build(),
        Date32Array days => Each(days.Length, new Date32Array.Builder(), days.GetDateOnly, (b, v) => b.Append(v), b => b.AppendNull()).Build(),
        StringArray texts => Texts(texts),
        _ => throw new NotSupportedException($"A table of a report holds a column of {column.Data.DataType.Name}, which report.arrow does not know."),
    };

    private static TBuilder Each<TBuilder, T>(int length, TBuilder builder, Func<int, T?> value, Action<TBuilder, T> append, Action<TBuilder> appendNull)
        where T : struct
    {
        for (var row = 0; row < length; row++)
        {
            if (value(row) is { } known)
            {
                append(builder, known);
            }
            else
            {
                appendNull(builder);
            }
        }

        return builder;
    }

    private static StringArray Texts(StringArray texts)
    {
        var builder = new StringArray.Builder();
        for (var row = 0; row < texts.Length; row++)
        {
            builder.Append(texts.GetString(row));
        }

        return builder.Build();
    }
}
