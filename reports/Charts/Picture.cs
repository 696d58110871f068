namespace CampaignBatch.Reports.Charts;

/// <summary>One chart of a report, ready for a page.</summary>
/// <param name="Id">Names the chart within its page and among files: lower-case letters, digits and hyphens.</param>
/// <param name="Title">Its heading, in words.</param>
/// <param name="Svg">An svg element without script, links, styles or ids that could meet those of another chart.</param>
/// <param name="AltText">What the chart shows, with its numbers, in a sentence or two.</param>
/// <param name="Table">The table it draws, by its name in <see cref="Warehouse.CampaignTables"/>.</param>
/// <param name="Columns">The columns of that table that it draws, in order, the first of them its rows' name.</param>
public sealed record Picture(string Id, string Title, string Svg, string AltText, string Table, IReadOnlyList<string> Columns);
