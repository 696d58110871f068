using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Dumps in an object store. What the network would carry is carried from a folder: file:// goes the same way, with no extension.</summary>
public sealed class ObjectStores
{
    [Fact]
    public void Dumps_of_a_store_make_the_same_reports_as_those_of_a_folder()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/day=2026-01-02/more.parquet", DataFolder.Odd("1 as extra", "extra"));
        folder.Run();
        var here = SiteBytes.Of(folder.Site);
        folder.Run(s => s with { Data = Address(folder), Force = true });
        SiteBytes.Same(here, SiteBytes.Of(folder.Site));
    }

    [Fact]
    public void Only_what_is_new_or_changed_is_copied_and_what_is_gone_is_forgotten()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/more.parquet", DataFolder.Odd("1 as extra", "extra"));
        Fetched(folder);
        Assert.Equal(5, folder.Impressions());
        Assert.True(Fetched(folder).NothingNew);
        var copy = Directory.GetFiles(folder.Site + ".cache", "good.parquet", SearchOption.AllDirectories).Single();
        File.Delete(folder.Place("events/more.parquet"));
        Fetched(folder);
        Assert.Equal(3, folder.Impressions());
        var written = File.GetLastWriteTimeUtc(copy);
        Assert.Equal(File.GetLastWriteTimeUtc(folder.Place("events/good.parquet")), written, TimeSpan.FromSeconds(1));
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("range(3)", "range(4)", StringComparison.Ordinal));
        Fetched(folder);
        Assert.Equal(4, folder.Impressions());
    }

    [Theory]
    [InlineData("s3://bucket/dumps", "httpfs")]
    [InlineData("gs://bucket/dumps", "httpfs")]
    [InlineData("https://user:secret@example.org/dumps?sig=secret", "httpfs")]
    [InlineData("az://container/dumps", "azure")]
    public void Where_an_extension_is_missing_it_is_named_and_how_to_install_it(string location, string extension)
    {
        using var folder = DataFolder.WithGoodDump();
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var installed = Path.Combine(home, ".duckdb", "extensions");
        if (Directory.Exists(installed) && Directory.EnumerateFiles(installed, $"{extension}.*", SearchOption.AllDirectories).Any())
        {
            Assert.Skip($"DuckDB's extension {extension} is installed here.");
        }

        var error = Assert.Throws<SettingsError>(() => folder.Run(s => s with { Data = location })).Message;
        Assert.Contains($"the extension {extension} of DuckDB", error, StringComparison.Ordinal);
        Assert.Contains($"install {extension}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Site));
    }

    [Fact]
    public void An_address_of_another_kind_is_refused_and_the_kinds_are_named()
    {
        using var folder = DataFolder.WithGoodDump();
        Assert.Contains("s3://", Assert.Throws<SettingsError>(() => folder.Run(s => s with { Data = "ftp://host/dumps" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_with_nothing_in_it_ends_the_run_and_touches_nothing()
    {
        using var folder = DataFolder.WithGoodDump();
        Directory.CreateDirectory(Path.Combine(folder.Top, "empty"));
        Assert.Throws<NoUsableInput>(() => folder.Run(s => s with { Data = $"file://{folder.Top}/empty" }));
        Assert.False(Directory.Exists(folder.Site));
    }

    [Theory]
    [InlineData("HTTP 403 at https://ada:secret@host/x?X-Amz-Signature=secret&y=secret now", "HTTP 403 at https://host/x?… now")]
    [InlineData("'s3://bucket/x'", "'s3://bucket/x'")]
    public void Messages_are_without_what_opens_a_store(string text, string shown) => Assert.Equal(shown, ObjectStore.Shown(text));

    [Theory]
    [InlineData("")]
    [InlineData("file://")]
    public void The_name_of_the_folder_counts_for_patterns_wherever_it_is(string scheme)
    {
        using var folder = new DataFolder();
        File.WriteAllText(folder.MappedSettings.Source, """
            -- makes: events
            -- from: data/log*.parquet
            -- needs: id id
            select dump_row, id as event_id, 'impression' as event_type, timestamp '2026-01-02 10:00:00' as occurred_at, id as user_id, 'spring' as campaign_id from dump
            """);
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("log-1.parquet", "select 'e' || i as id from range(3) t(i)");
        var check = Reports.Line.Check(folder.MappedSettings with { Data = scheme + folder.Data }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(3, check.DataQuality.Accepted);
    }

    private static string Address(DataFolder folder) => $"file://{folder.Data}";

    private static RunOutcome Fetched(DataFolder folder) => folder.Run(s => s with { Data = Address(folder) });
}
