using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>New dumps that have other columns than those of the run before: the history says so.</summary>
public sealed class ChangedColumns
{
    [Fact]
    public void A_column_that_appears_vanishes_or_changes_its_type_is_told_with_the_dump_that_shows_it()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("events/day=2026-01-02/a.parquet", DataFolder.GoodRows.Replace("'g' || i", "'a' || i", StringComparison.Ordinal).Replace(" from range", ", 1 as build, 'x' as odd from range", StringComparison.Ordinal));
        Assert.Empty(Run(folder));
        folder.Write("events/day=2026-01-03/b.parquet", DataFolder.GoodRows.Replace("'g' || i", "'b' || i", StringComparison.Ordinal).Replace(" from range", ", 'one' as build, 2.5::double as extra from range", StringComparison.Ordinal));
        Assert.Equal(
            [
                new ColumnChange("events", "extra", null, "DOUBLE", "events/day=2026-01-03/b.parquet"),
                new ColumnChange("events", "odd", "VARCHAR", null, "events/day=2026-01-03/b.parquet"),
                new ColumnChange("events", "build", "INTEGER", "VARCHAR", "events/day=2026-01-03/b.parquet"),
            ], Run(folder));
        Assert.Contains("events: the column odd (VARCHAR) is missing, first in events/day=2026-01-03/b.parquet.", File.ReadAllText(Path.Combine(folder.Site, "runs", "index.html")), StringComparison.Ordinal);
        folder.Write("events/day=2026-01-04/c.parquet", DataFolder.GoodRows.Replace("'g' || i", "'c' || i", StringComparison.Ordinal).Replace(" from range", ", 'one' as build, 2.5::double as extra, 'y' as odd from range", StringComparison.Ordinal));
        Assert.Empty(Run(folder));
        // Not all had it.
        folder.Write("events/day=2026-01-05/d.parquet", DataFolder.GoodRows.Replace("'g' || i", "'d' || i", StringComparison.Ordinal).Replace(" from range", ", 'one' as build from range", StringComparison.Ordinal));
        Assert.Empty(Run(folder));
    }

    private static IReadOnlyList<ColumnChange> Run(DataFolder folder)
    {
        Reports.Line.Run(folder.Settings, cancel: TestContext.Current.CancellationToken);
        return Publication.FromJson(File.ReadAllBytes(Path.Combine(folder.Site, "runs", "history.json")))[0].Columns;
    }
}
