using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Every campaign in few bytes, for index.js to sort, filter and turn pages: numbers, not markup. It stands at the end of the page, after the
/// rows that are read first.
/// </summary>
internal sealed class IndexIsland(IReadOnlyList<IndexEntry> entries, Wording words, IReadOnlyDictionary<string, double> ends)
{
    private static readonly string[] Said =
        ["decimal", "group", "percent", "range", "share", "found", "page_of", "not_measured", "no_match"];

    /// <summary>JSON for a script element.</summary>
    public string Text()
    {
        var names = entries.SelectMany(e => e.Kpis)
            .Select(k => (k.Key, Kind: Kind(k.Value)))
            .DistinctBy(k => k.Key)
            .ToList();
        return DataIsland.Of(json =>
        {
            json.WriteStartObject();
            Words(json);
            json.Each("kpis", names, kpi =>
            {
                json.Text("name", kpi.Key);
                json.Text("label", words.Figure(kpi.Key));
                json.Text("kind", kpi.Kind);
            });
            json.Each("columns", IndexColumns.All, column =>
            {
                json.Text("label", words[column.Label]);
                json.WriteNumber("in_app", names.FindIndex(k => k.Key == column.InApp));
                json.WriteNumber("push", names.FindIndex(k => k.Key == column.Push));
                json.WriteNumber("end", ends[column.Label]);
            });
            json.WriteStartArray("rows");
            foreach (var entry in entries)
            {
                Row(json, entry, names);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void Words(Utf8JsonWriter json)
    {
        json.WriteStartObject("words");
        foreach (var label in Said)
        {
            json.Text(label, words[label]);
        }

        json.Text("failed", words["index_failed"]);
        json.WriteEndObject();
        json.WriteStartObject("trusts");
        foreach (var level in new[] { TrustLevel.Look, TrustLevel.DoNotTrust })
        {
            json.Text(TrustText.Css(level), new TrustText(words).Level(level));
        }

        json.WriteEndObject();
        json.Texts("channels", [words["channel_in_app"], words["channel_push"]]);
        json.Texts("groups", IndexGroup.All.Select(group => words["group_" + group]));
    }

    // In this order: name, id, slug, channel, group, dates, start, end, trust, failure, last good, notice, trend, figures.
    private void Row(Utf8JsonWriter json, IndexEntry entry, List<(string Key, string Kind)> names)
    {
        var row = new IndexRow(entry, words, ends);
        json.WriteStartArray();
        Text(json, row.Name);
        Text(json, entry.Id);
        Text(json, entry.Slug);
        json.WriteNumberValue(entry.Channel switch { Channel.InApp => 0, Channel.Push => 1, _ => -1 });
        json.WriteNumberValue(IndexGroup.Of(entry));
        Text(json, row.Dates);
        Seconds(json, entry.StartsAt);
        Seconds(json, entry.EndsAt);
        Text(json, entry.Trust is { } level and not TrustLevel.Fine ? TrustText.Css(level) : null);
        Text(json, entry.Failure);
        Text(json, row.LastGood);
        Text(json, row.Notice);
        Text(json, string.Concat(entry.Trend.Select(part => part < 0 ? "--" : $"{part:00}")));
        json.WriteStartArray();
        foreach (var (name, _) in names)
        {
            Figure(json, IndexColumns.Of(entry, name));
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static string Kind(Figure figure)
    {
        var plain = figure.IsAmount ? "amount" : "count";
        return figure.IsRate ? "rate" : plain;
    }

    // "" is a figure that is not measured. A rate is n, N and, where it has them, low, high and users; an amount its
    // number and its text.
    private void Figure(Utf8JsonWriter json, Figure? figure)
    {
        if (figure is { Value: null, Reason: "not_measured" })
        {
            json.WriteStringValue("");
        }
        else if (figure?.Value is not { } value)
        {
            json.WriteNullValue();
        }
        else if (figure is { IsRate: true, Numerator: { } n, Denominator: { } all })
        {
            Rate(json, figure, n, all);
        }
        else if (figure.IsAmount)
        {
            json.WriteStartArray();
            json.WriteNumberValue(value);
            Text(json, words.Value(figure));
            json.WriteEndArray();
        }
        else
        {
            json.WriteNumberValue((long)value);
        }
    }

    private static void Rate(Utf8JsonWriter json, Figure figure, long n, long all)
    {
        json.WriteStartArray();
        json.WriteNumberValue(n);
        json.WriteNumberValue(all);
        if (Percent.RoundInterval(figure.Low, figure.High) is { } printed)
        {
            End(json, figure.Low!.Value, printed.Low.Scale);
            End(json, figure.High!.Value, printed.High.Scale);
        }
        else if (figure.Users is not null)
        {
            json.WriteNullValue();
            json.WriteNullValue();
        }

        if (figure.Users is { } users)
        {
            json.WriteNumberValue(users);
        }

        json.WriteEndArray();
    }

    // Cut to a few digits more than are printed, in few bytes: where they are rounded does not change by that.
    private static void End(Utf8JsonWriter json, double end, int decimals) =>
        json.WriteNumberValue(decimal.Round((decimal)end, decimals + 5, MidpointRounding.ToZero));

    private static void Seconds(Utf8JsonWriter json, DateTimeOffset? instant)
    {
        if (instant is { } at)
        {
            json.WriteNumberValue(at.ToUnixTimeSeconds());
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Text(Utf8JsonWriter json, string? text) => json.WriteStringValue(JsonText.WellFormed(text));
}
