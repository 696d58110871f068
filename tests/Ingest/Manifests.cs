using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>What the producer of dumps says of them is held against what is there; where it says nothing, what was there before.</summary>
public sealed class Manifests
{
    [Theory]
    [InlineData("events/_manifest.json", "good.parquet")]
    [InlineData("_manifest.json", "events/good.parquet")]
    public void A_file_that_is_as_promised_is_read(string manifest, string name)
    {
        using var folder = DataFolder.WithGoodDump();
        var bytes = File.ReadAllBytes(folder.Place("events/good.parquet"));
        Promise(folder, manifest, $$"""{ "name": "{{name}}", "size": {{bytes.Length}}, "sha256": "{{Convert.ToHexString(SHA256.HashData(bytes))}}", "rows": 3 }""");
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(3, check.DataQuality.Accepted);
    }

    [Theory]
    [InlineData("\"size\": 17", "has 17 bytes")]
    [InlineData("\"sha256\": \"00ff\"", "SHA-256 is 00ff")]
    [InlineData("\"rows\": 4", "has 4 rows, and it has 2")]
    public void A_file_that_is_not_as_promised_is_refused_alone(string promise, string reason)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/other.parquet", DataFolder.Odd("1 as extra", "extra"));
        Promise(folder, "events/_manifest.json", $"{{ \"name\": \"other.parquet\", {promise} }}");
        Verdicts.RefusesAlone(folder.Check(), "events/other.parquet", reason);
    }

    [Fact]
    public void A_file_that_is_promised_and_not_there_is_said()
    {
        using var folder = DataFolder.WithGoodDump();
        Promise(folder, "events/_manifest.json", """{ "name": "late.parquet" }""");
        Assert.Equal("events/late.parquet", Assert.Single(folder.Check().DataQuality.FilesRefused).File);
        folder.Run();
        using (var report = folder.Report())
        {
            Assert.Contains("not there", report.RootElement.GetProperty("data_quality").GetProperty("files_refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        }

        // Once it is there, that is news.
        folder.Write("events/late.parquet", DataFolder.Odd("1 as extra", "extra"));
        Assert.False(folder.Run().NothingNew);
        Assert.Equal(5, folder.Impressions());
    }

    [Fact]
    public void A_manifest_that_begins_with_a_byte_order_mark_is_read()
    {
        using var folder = DataFolder.WithGoodDump();
        File.WriteAllText(folder.Place("events/_manifest.json"), """{ "files": [ { "name": "late.parquet" } ] }""", Encoding.UTF8);
        Assert.Equal("events/late.parquet", Assert.Single(folder.Check().DataQuality.FilesRefused).File);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"files\": [ { \"name\": 7 } ] }")]
    [InlineData("{ \"files\": [ { \"name\": \"a\" }, { \"name\": \"a\" } ] }")]
    public void A_manifest_that_cannot_be_used_is_said_and_harms_nothing(string text)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/_manifest.json", Encoding.UTF8.GetBytes(text));
        var check = folder.Check();
        Assert.Contains("manifest", Assert.Single(check.DataQuality.FilesSkipped).Reason, StringComparison.Ordinal);
        Assert.Equal(3, check.DataQuality.Accepted);
    }

    [Fact]
    public void Of_two_that_name_a_file_the_one_beside_it_speaks()
    {
        using var folder = DataFolder.WithGoodDump();
        Promise(folder, "_manifest.json", """{ "name": "events/good.parquet", "rows": 7 }""");
        Promise(folder, "events/_manifest.json", """{ "name": "good.parquet", "rows": 3 }""");
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(3, check.DataQuality.Accepted);
    }

    [Fact]
    public void Without_one_a_file_that_changed_since_it_was_read_is_told()
    {
        using var folder = DataFolder.WithGoodDump();
        Assert.Empty(folder.Run().FilesChanged);
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("range(3)", "range(4)", StringComparison.Ordinal));
        var outcome = folder.Run();
        Assert.Equal("events/good.parquet", Assert.Single(outcome.FilesChanged).File);
        Assert.Equal(4, folder.Impressions());
        Assert.Empty(folder.Run(s => s with { Force = true }).FilesChanged);
    }

    private static void Promise(DataFolder folder, string file, string entry) => folder.Write(file, Encoding.UTF8.GetBytes($"{{ \"files\": [ {entry} ] }}"));
}
