using Apache.Arrow;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>The daily rate of each variant in a panel of its own, all on one scale, each beside the rate of all of them together.</summary>
/// <param name="Key">Beginning of its texts' keys.</param>
/// <param name="Part">Column of n.</param>
/// <param name="Whole">Column of N.</param>
/// <param name="Rate">Column of n ÷ N.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record VariantsChart(string Key, string Part, string Whole, string Rate, string Low, string High)
{
    private const string People = "users";

    /// <summary>Taps of impressions.</summary>
    public static VariantsChart InApp { get; } = new("variants_in_app", "taps", "impressions", "tap_through_rate", "tap_through_low", "tap_through_high");

    /// <summary>Opens of delivered messages, on the day of the send.</summary>
    public static VariantsChart Push { get; } = new("variants_push", "opened", "delivered", "open_rate", "open_low", "open_high");

    /// <summary>Null with fewer than two variants, or where none has a rate.</summary>
    /// <param name="table">Rows of variants and days.</param>
    /// <param name="span">All days of the campaign.</param>
    /// <param name="all">Every variant there is, also those that are too many to draw.</param>
    /// <param name="words">Its language.</param>
    public Chart? Of(RecordBatch table, DaySpan span, IReadOnlyList<BreakdownRow> all, ChartWords words)
    {
        var variants = Variants(table, span);
        if (variants.Count < 2 || variants.TrueForAll(v => v.Days.Line(Palette.Wanted).Last is null))
        {
            return null;
        }

        var left = all.Count(row => row.Key is not null) - variants.Count;
        return new Chart(
            "variants",
            words.Title("variants"),
            Say(variants, span, left, words),
            new FingerValues(words["finger", words.Title("variants")], [.. variants.Select(v => v.Name)],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), .. variants.Select(v => Cell(v.Days, i, words))])]),
            nameof(CampaignTables.VariantDays),
            ["date", "variant", "complete", People, Whole, Part, Rate, Low, High],
            format => Drawn(format, variants, span, left, words));
    }

    private Sheet Drawn(Format format, List<(string Name, RateDays Days)> variants, DaySpan span, int left, ChartWords words)
    {
        var sheet = new Sheet(format);
        sheet.Text(words[Key + "_axis"]);
        if (left > 0)
        {
            sheet.Text(words["variants_left", words.Count(variants.Count), words.Count(left)]);
        }

        new Multiples(sheet, words, span, Together(variants, span)).Draw(variants);
        if (variants.Exists(v => v.Days.HasFaint))
        {
            sheet.Text(words[Key + "_faint", words.Count(RateDays.EnoughUsers)]);
        }

        new HappeningNotes(sheet, words, span).WriteBelow();
        return sheet;
    }

    /// <summary>In order of name, each with a value for every day of the campaign.</summary>
    private List<(string Name, RateDays Days)> Variants(RecordBatch table, DaySpan span)
    {
        var places = span.Days.Index().ToDictionary(d => d.Item, d => d.Index);
        var (dates, names) = (table.Days("date"), table.Texts("variant"));
        var rows = Enumerable.Range(0, table.Length).Where(row => places.ContainsKey(dates[row])).GroupBy(row => names[row]!, StringComparer.Ordinal);
        return [.. rows.OrderBy(g => g.Key, StringComparer.Ordinal).Select(group =>
        {
            T[] Spread<T>(T[] column)
            {
                var spread = new T[span.Days.Length];
                group.ToList().ForEach(row => spread[places[dates[row]]] = column[row]);
                return spread;
            }

            var days = new RateDays(span, Spread(table.Counts(Part)), Spread(table.Counts(Whole)))
            {
                Rates = Spread(table.Numbers(Rate)),
                Low = Spread(table.Numbers(Low)),
                High = Spread(table.Numbers(High)),
                Users = Spread(table.Counts(People)),
            };
            return (ChartWords.Legible(group.Key), days);
        })];
    }

    /// <summary>The rate of all that are drawn, to compare each with.</summary>
    private static Series Together(List<(string Name, RateDays Days)> variants, DaySpan span) => new(
        span.Days, span.Complete,
        [.. span.Days.Select((_, i) => variants.Sum(v => v.Days.Wholes[i]) is > 0 and var whole ? (double)variants.Sum(v => v.Days.Parts[i]) / whole : (double?)null)],
        Palette.Faint);

    private static string Cell(RateDays days, int i, ChartWords words) =>
        words["variants_cell", words.Rate(days.Parts[i], days.Wholes[i]), words.Count(days.Parts[i]), words.Count(days.Wholes[i])];

    private string Say(List<(string Name, RateDays Days)> variants, DaySpan span, int left, ChartWords words)
    {
        var rates = variants.Select(v => words["variants_one", v.Name, words.Rate(v.Days.Parts.Sum(), v.Days.Wholes.Sum()), words.Count(v.Days.Parts.Sum()), words.Count(v.Days.Wholes.Sum())]);
        return words[Key + "_says", words.Days(span.Days), string.Join("; ", rates)] + (left > 0 ? " " + words["variants_left", words.Count(variants.Count), words.Count(left)] : "") + span.Say(words);
    }
}
