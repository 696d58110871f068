using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Every campaign in few bytes, for index.js to sort, filter and turn pages: numbers, not markup. It stands at the end of the page, after the
/// rows that are read first.
/// </summary>
internal sealed class IndexIsland(IReadOnlyList<IndexEntry> entries, Wording words, IReadOnlyDictionary<string, double> ends)
{
    private static readonly string[] Said =
        ["decimal", "group", "percent", "range", "share", "found", "page_of", "not_measured"];

    /// <summary>JSON for a script element.</summary>
    public string Text()
    {
        var names = entries.SelectMany(e => e.Kpis).Select(k => (k.Key, k.Value.IsRate)).DistinctBy(k => k.Key).ToList();
        return DataIsland.Of(json =>
        {
            json.WriteStartObject();
            Words(json);
            json.Each("kpis", names, kpi =>
            {
                json.Text("name", kpi.Key);
                json.Text("label", words.Figure(kpi.Key));
                json.WriteBoolean("rate", kpi.IsRate);
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
        Texts(json, "channels", [words["channel_in_app"], words["channel_push"]]);
        Texts(json, "groups", IndexGroup.All.Select(group => words["group_" + group]));
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // In this order: name, id, slug, channel, group, dates, start, end, trust, failure, last good, notice, trend, figures.
    private void Row(Utf8JsonWriter json, IndexEntry entry, List<(string Key, bool IsRate)> names)
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
        foreach (var (name, isRate) in names)
        {
            Figure(json, IndexColumns.Of(entry, name), isRate);
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static void Figure(Utf8JsonWriter json, Figure? figure, bool isRate)
    {
        if (figure is { Value: null, Reason: "not_measured" })
        {
            json.WriteStringValue("");
        }
        else if (figure?.Value is not { } value)
        {
            json.WriteNullValue();
        }
        else if (isRate && figure is { Numerator: { } n, Denominator: { } all })
        {
            json.WriteStartArray();
            json.WriteNumberValue(n);
            json.WriteNumberValue(all);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNumberValue((long)value);
        }
    }

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
