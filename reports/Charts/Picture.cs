namespace CampaignBatch.Reports.Charts;

/// <summary>One chart of a report, ready for a page: drawn twice, for a desk and for a phone. The page shows the one that fits.</summary>
/// <param name="Id">Names the chart within its page and among files: lower-case letters, digits and hyphens.</param>
/// <param name="Title">Its heading, in words.</param>
/// <param name="Desk">For a room of 36 rem and more.</param>
/// <param name="Phone">For less: the same chart with fewer ticks and letters as large.</param>
/// <param name="AltText">What the chart shows, with its numbers, in a sentence or two.</param>
/// <param name="Values">What templates/chart.js shows under the finger: JSON for a script element of type application/json, "&lt;" escaped.</param>
/// <param name="Table">The table it draws, by its name in <see cref="Warehouse.CampaignTables"/>.</param>
/// <param name="Columns">The columns of that table that it draws, in order, the first of them its rows' name.</param>
public sealed record Picture(string Id, string Title, Drawing Desk, Drawing Phone, string AltText, string Values, string Table, IReadOnlyList<string> Columns);
