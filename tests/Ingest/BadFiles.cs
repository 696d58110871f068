using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A dump that cannot be read is refused alone, by name and reason.</summary>
public sealed class BadFiles
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(50)]
    [InlineData(-1)]
    [InlineData(-4)]
    [InlineData(-8)]
    [InlineData(-9)]
    [InlineData(-200)]
    public void A_truncated_dump_is_refused_alone(int cut)
    {
        using var folder = DataFolder.WithGoodDump();
        var whole = folder.Bytes(DataFolder.Odd("1 as extra", "extra"));
        folder.Write("events/bad.parquet", cut < 0 ? whole[..^-cut] : whole[..cut]);
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", "");
    }

    [Fact]
    public void A_web_page_is_refused_alone()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", Encoding.UTF8.GetBytes("<!doctype html><html><body>502 Bad Gateway</body></html>"));
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", "cannot be read as Parquet");
    }

    [Theory]
    [InlineData("PAR1")]
    [InlineData("PAR1PAR1")]
    [InlineData("PAR1\0\0\0\0PAR1")]
    [InlineData("PAR1\u007f\u007f\u007f\u007fPAR1")]
    [InlineData("PAR1    \u0004\0\0\0PARE")]
    [InlineData("PARE    \u0004\0\0\0PARE")]
    public void Magic_words_around_nothing_are_refused_alone(string text)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", Encoding.Latin1.GetBytes(text));
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", "cannot be read as Parquet");
    }

    [Fact]
    public void An_encrypted_dump_is_refused_alone()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Sql("set force_mbedtls_unsafe = true; pragma add_parquet_key('key', '0123456789112345')");
        folder.Write("events/bad.parquet", DataFolder.Odd("1 as extra", "extra"), ", encryption_config {footer_key: 'key'}");
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", "cannot be read as Parquet");
    }

    [Theory]
    [InlineData("campaigns/bad.parquet")]
    [InlineData("audience/bad.parquet")]
    public void A_bad_file_among_campaigns_or_audience_is_refused_alone(string file)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write(file, "not Parquet"u8.ToArray());
        Verdicts.RefusesAlone(folder.Check(), file, "cannot be read as Parquet");
    }

    [Fact]
    public void A_folder_with_no_readable_event_dump_ends_the_run_and_touches_nothing()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        var before = SiteBytes.Of(folder.Site);
        folder.Write("events/good.parquet", "gone bad"u8.ToArray());
        var error = Assert.Throws<Reports.NoUsableInput>(() => folder.Run());
        Assert.Contains("events/good.parquet", error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(folder.Site));
        Assert.Equal(["data", "site", "site.cache"], Directory.EnumerateFileSystemEntries(folder.Top).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Refused_campaigns_end_the_run_and_say_so()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", "gone bad"u8.ToArray());
        var error = Assert.Throws<Reports.NoUsableInput>(() => folder.Run());
        Assert.Contains("campaigns.parquet", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Site));
    }

    [Fact]
    public void Damage_anywhere_hurts_only_its_own_file()
    {
        using var folder = DataFolder.WithGoodDump();
        var damaged = Damage.Of(folder.Bytes("select 'm' || i as event_id, 'tap' as event_type, timestamptz '2026-01-02 12:00:00Z' + to_minutes(i) as occurred_at, 'm' || i % 7 as user_id, 'autumn' as campaign_id, i::double as session_seconds from range(40) t(i)"), seed: 20260101, count: 300).ToList();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring") + " union all " + DataFolder.Campaign("autumn"));
        foreach (var (name, bytes) in damaged)
        {
            folder.Write($"events/{name}.parquet", bytes);
        }

        var outcome = folder.Run();
        Verdicts.AddUp(outcome.DataQuality);
        Assert.Equal(3, folder.Impressions());
        using var report = folder.Report();
        var readFiles = report.RootElement.GetProperty("provenance").GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("file").GetString()!);
        var told = readFiles.Concat(outcome.DataQuality.FilesRefused.Select(f => f.File)).Where(f => f.StartsWith("events/damage", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(damaged.Select(d => $"events/{d.Name}.parquet").Order(StringComparer.Ordinal), told);
        Assert.All(outcome.DataQuality.FilesRefused, f => Assert.NotEqual("", f.Reason));
    }
}
