using System.Runtime.CompilerServices;

using CampaignBatch.Reports.Samples;

using DuckDB.NET.Data;

using Xunit;

namespace CampaignBatch.Tests.Samples;

public sealed class DataSamples
{
    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "..", "..", "..", "data-samples"));

    public static TheoryData<string> Broken => [.. BrokenDumps.All.Select(b => b.Name)];

    [Fact]
    public void The_dumps_are_what_the_program_makes_now()
    {
        var fresh = Directory.CreateTempSubdirectory("sample-dumps-").FullName;
        try
        {
            SampleWorld.Write(new SampleSettings { Out = fresh }, cancel: TestContext.Current.CancellationToken);
            using var made = new Rows(fresh);
            using var kept = new Rows(Path.Combine(Folder(), "dumps"));

            Assert.All((string[])["events", "campaigns", "audience"], relation => Assert.Equal(made.Digest(relation), kept.Digest(relation)));
            Assert.Equal(File.ReadAllText(Path.Combine(fresh, SampleWorld.TruthsFile)), File.ReadAllText(Path.Combine(Folder(), "dumps", SampleWorld.TruthsFile)));
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    [Fact]
    public void All_samples_together_stay_small() =>
        Assert.True(Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) < 5 << 20);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_sample_has_sound_files_beside_its_fault(string name)
    {
        var dump = Path.Combine(Folder(), "broken", name);

        Assert.Equal(name != "no-campaigns", File.Exists(Path.Combine(dump, "campaigns.parquet")));
        Assert.Equal(name != "no-readable-events", File.Exists(Path.Combine(dump, "events", "good.parquet")));
        Assert.Contains($"`{name}`", File.ReadAllText(Path.Combine(Folder(), "broken", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("zero-bytes")]
    [InlineData("not-parquet")]
    [InlineData("damaged-page")]
    public void A_broken_file_cannot_be_read(string name)
    {
        using var rows = Rows.WithoutDumps();

        Assert.Throws<DuckDBException>(() => rows.Long($"select sum(hash(r)::hugeint) from '{Event(name, name)}' r"));
    }

    [Fact]
    public void The_damaged_page_hides_behind_a_sound_footer()
    {
        using var rows = Rows.WithoutDumps();

        Assert.Equal(8, rows.Long($"select count(*) from '{Event("damaged-page", "damaged-page")}'"));
    }

    [Theory]
    [InlineData("event_id")]
    [InlineData("event_type")]
    [InlineData("occurred_at")]
    [InlineData("user_id")]
    public void Each_needed_column_is_missing_in_one_file(string column)
    {
        using var rows = Rows.WithoutDumps();
        var file = Event("missing-columns", "without-" + column.Replace('_', '-'));

        Assert.Equal(0, rows.Long($"select count(*) from (describe from '{file}') where column_name = '{column}'"));
        Assert.Equal(8, rows.Long($"select count(*) from (describe from '{file}')"));
    }

    [Theory]
    [InlineData("integer-time", "BIGINT")]
    [InlineData("text-time", "VARCHAR")]
    public void A_wrong_time_has_the_type_that_its_name_says(string name, string type)
    {
        using var rows = Rows.WithoutDumps();

        Assert.Equal(1, rows.Long($"select count(*) from (describe from '{Event(name, name)}') where column_name = 'occurred_at' and column_type = '{type}'"));
    }

    [Fact]
    public void Row_faults_are_thirteen_beside_one_duplicate_and_two_sound_rows()
    {
        using var rows = Rows.WithoutDumps();
        var file = Event("row-faults", "row-faults");

        Assert.Equal(16, rows.Long($"select count(*) from '{file}'"));
        Assert.Equal(2, rows.Long($"select count(*) from '{file}' where event_id like 'sound-%'"));
        Assert.Equal(1, rows.Long($"select count(*) from '{file}' where event_id = 'good-1'"));
    }

    [Fact]
    public void Seven_campaigns_have_a_fault_beside_two_that_are_sound()
    {
        using var rows = Rows.WithoutDumps();

        Assert.Equal(9, rows.Long($"select count(*) from '{Path.Combine(Folder(), "broken", "campaign-faults", "campaigns.parquet")}'"));
    }

    [Fact]
    public void Skipped_names_are_all_there()
    {
        var events = Path.Combine(Folder(), "broken", "skipped-names", "events");

        Assert.All((string[])["_draft.parquet", ".hidden.parquet", "upload.parquet.tmp", "upload.parquet.partial", "upload.parquet.crdownload", "_old/events.parquet"],
            file => Assert.True(File.Exists(Path.Combine(events, file)), file));
    }

    private static string Event(string name, string file) => Path.Combine(Folder(), "broken", name, "events", file + ".parquet");
}
