using Apache.Arrow;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The charts of a page, each with what it shows, its rule and its numbers; and a sentence for each that is left out.</summary>
internal sealed class ChartFigures(CampaignReport report, CampaignTables tables, SqlFiles sql)
{
    public ScriptObject[] All(IReadOnlyList<Picture> pictures)
    {
        var texts = ChartText.Of(report.Campaign.Channel);
        var known = texts.Select(text => pictures.FirstOrDefault(picture => picture.Id == text.Id) is { } drawn ? Drawn(drawn, text) : Missing(text)).Where(chart => report.Status != CampaignStatus.Scheduled || chart["missing"] is null);
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
            ["rule"] = text is null ? null : text.Rule + Population(picture),
            ["missing"] = null,
            ["table"] = Table(picture, table, $"data/{file}.csv"),
            ["file"] = $"data/{file}.csv",
            ["sql"] = sql.Link(picture.Id, picture.Table),
        };
    }

    private static ScriptObject Missing(ChartText text) => new() { ["id"] = "chart-" + text.Id, ["title"] = text.Title, ["missing"] = text.Missing };

    private string Population(Picture picture) => !picture.Id.StartsWith("session", StringComparison.Ordinal) ? "" : report.Sessions.Population switch
    {
        "audience" => $" Sessions of the users counted as audience size; {Before}",
        _ => $" Sessions of the users who received the campaign; {Before}",
    };

    private string Before => $"{Wording.Plural(report.Sessions.BeforeDays, "day")} before the start {(report.Sessions.BeforeDays == 1 ? "is" : "are")} shown.";

    private static ScriptObject Table(Picture picture, RecordBatch table, string file)
    {
        var columns = picture.Columns.Select(name => (Name: name, Cells: table.Column(name))).ToArray();
        return PageTable.Of(
            $"Data of the chart: {picture.Title}",
            columns.Select(c => DataColumns.IsWords(c.Name) ? PageTable.Words(DataColumns.Heading(c.Name)) : PageTable.Numbers(DataColumns.Heading(c.Name))),
            Enumerable.Range(0, table.Length).ToArray(), row => columns.Select(c => Cell(c.Name, ArrowCells.At(c.Cells, row))), file);
    }

    private static ScriptObject Cell(string column, object? value) => DataColumns.IsWords(column)
        ? value is null ? PageTable.Given(null) : PageTable.Text(DataColumns.Tell(column, value))
        : PageTable.Number(DataColumns.Tell(column, value));
}
