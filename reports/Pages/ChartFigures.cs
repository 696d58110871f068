using Apache.Arrow;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The charts of a page, each with what it shows, its rule and its numbers; and a sentence for each that is left out.</summary>
internal sealed class ChartFigures(CampaignReport report, CampaignTables tables, Wording words, SqlFiles sql)
{
    private readonly PageTable pageTable = new(words);
    private readonly DataColumns data = new(words);
    private readonly Unmeasured unmeasured = Unmeasured.Of(report.Measured, report.Campaign, report.Sessions.Population == "audience");

    public ScriptObject[] All(IReadOnlyList<Picture> pictures)
    {
        var texts = ChartText.Of(report.Campaign.Channel);
        var known = texts.Where(text => !text.IsOptional || IsLost(text) || pictures.Any(picture => picture.Id == text.Id))
            .Select(text => pictures.FirstOrDefault(picture => picture.Id == text.Id) is { } drawn ? Drawn(drawn, text) : Missing(text))
            .Where(chart => report.Status != CampaignStatus.Scheduled || chart["missing"] is null);
        var others = pictures.Where(picture => texts.All(text => text.Id != picture.Id)).Select(picture => Drawn(picture, null));
        return [.. known, .. others];
    }

    private ScriptObject Drawn(Picture picture, ChartText? text)
    {
        var (file, table) = DataColumns.Find(tables, picture.Table);
        return new ScriptObject
        {
            ["id"] = "chart-" + picture.Id,
            ["title"] = picture.Title,
            ["desk"] = new Html(picture.Desk.Svg),
            ["phone"] = new Html(picture.Phone.Svg),
            ["values"] = new Html(picture.Values),
            ["alt"] = picture.AltText,
            ["rule"] = text is null ? null : text.Rule(words) + Population(picture) + Without(picture),
            ["verdict"] = picture.Id == "sessions" ? new SessionsText(report, words).Say() : null,
            ["missing"] = null,
            ["table"] = Table(picture, table, $"data/{file}.csv"),
            ["file"] = $"data/{file}.csv",
            ["sql"] = sql.Link(picture.Id, picture.Table),
        };
    }

    private ScriptObject Missing(ChartText text) => new() { ["id"] = "chart-" + text.Id, ["title"] = text.Title(words), ["missing"] = Why(text) };

    private string Why(ChartText text) => unmeasured.ForChart(text.Id) is { Count: > 0 } facts
        ? words.Say("chart_not_measured", ("source", report.Measured.Source), ("facts", words.Facts(facts)))
        : text.Missing(words);

    // A chart of variants is missed only where there are variants; the other optional one says by other clocks what one says beside it.
    private bool IsLost(ChartText text) => text.Id == "variants" && unmeasured.ForChart(text.Id).Count > 0 && report.Breakdowns.Variant.Count(row => row.Key is not null) > 1;

    // What of a chart is left out.
    private string Without(Picture picture) => picture.Id == "messages" && new[] { Fact.Sends, Fact.Bounces, Fact.Opens }.Where(fact => !report.Measured.Has(fact)).ToArray() is { Length: > 0 } facts
        ? " " + words.NotMeasured(report.Measured, facts)
        : "";

    private string Population(Picture picture) => !picture.Id.StartsWith("session", StringComparison.Ordinal) ? "" :
        " " + words[report.Sessions.Population == "audience" ? "sessions_of_audience" : "sessions_of_recipients"] + " " + words.Plural("sessions_before", report.Sessions.BeforeDays);

    private ScriptObject Table(Picture picture, RecordBatch table, string file)
    {
        var columns = picture.Columns.Select(name => (Name: name, Cells: table.Column(name))).ToArray();
        return pageTable.Of(words.Say("chart_data", ("chart", picture.Title)), columns.Select(c => data.Heading(c.Name)),
            Enumerable.Range(0, table.Length).ToArray(), row => columns.Select(c => data.Cell(c.Name, ArrowCells.At(c.Cells, row))), file);
    }
}
