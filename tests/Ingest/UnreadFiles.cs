using System.IO.Compression;
using System.Text;
using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Every file of the data folder is read, or said with its reason.</summary>
public sealed class UnreadFiles
{
    [Theory]
    [InlineData("events/000000_0")]
    [InlineData("events/20260302_144951_00037_v74wa")]
    [InlineData("events/export.2026.03.02")]
    [InlineData("events/a.parq")]
    [InlineData("events/b.pq")]
    [InlineData("events/c.PARQUET")]
    [InlineData("events/d.parquet.gz")]
    [InlineData("events/e.snappy")]
    [InlineData("events/deep/er/f.zst")]
    public void Parquet_is_read_whatever_its_writer_calls_it(string file)
    {
        using var folder = WithSecondDump(file);

        Assert.Equal(FileFate.Read, Fate(folder, file).Fate);
        Assert.Equal(6, folder.Check().DataQuality.Accepted);
    }

    [Theory]
    [InlineData("Events/a.parquet", "events/")]
    [InlineData("event/a.parquet", "events/")]
    [InlineData("evnets/a.parquet", "events/")]
    [InlineData("events-2026-03.parquet", "events/")]
    [InlineData("events_old/a.parquet", "events/")]
    [InlineData("audiences/a.parquet", "audience/")]
    [InlineData("campaign/a.parquet", "campaigns/")]
    [InlineData("my_events/a.parquet", "events/")]
    public void A_folder_that_is_named_nearly_like_ours_is_said(string file, string meant)
    {
        using var folder = WithSecondDump(file);

        var (fate, reason) = Fate(folder, file);

        Assert.Equal(FileFate.Skipped, fate);
        Assert.Contains(meant, reason, StringComparison.Ordinal);
        Assert.Contains(folder.Check().DataQuality.Findings, f => f.Name == "unread_dumps");
    }

    [Theory]
    [InlineData("events/a.parquet.bak", "Parquet inside")]
    [InlineData("events/old.zip", "looks like a zip archive")]
    [InlineData("events/a.xlsx", "Excel workbook")]
    [InlineData("events/a.csv", "looks like text")]
    [InlineData("events/a.jsonl", "looks like JSON")]
    [InlineData("events/a.csv.gz", "looks like gzip")]
    [InlineData("events/a.csv.zst", "looks like zstd")]
    [InlineData("events/notes", "without an ending")]
    [InlineData("notes.txt", "in none of the folders")]
    [InlineData("backup/a.parquet", "in none of the folders")]
    public void What_is_not_read_is_told_by_what_it_looks_like(string file, string said)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write(file, Content(folder, file));

        var (fate, reason) = Fate(folder, file);

        Assert.Equal(FileFate.Skipped, fate);
        Assert.Contains(said, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events/_SUCCESS")]
    [InlineData("events/.good.parquet.crc")]
    public void What_writers_leave_behind_is_not_named(string file)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write(file, "x"u8.ToArray());

        Assert.DoesNotContain(folder.Check().Files, f => f.File == file);
    }

    [Theory]
    [InlineData("events/_delta_log/00000000000000000000.json", "Delta")]
    [InlineData("events/.hoodie/hoodie.properties", "Hudi")]
    [InlineData("events/metadata/v1.metadata.json", "Iceberg")]
    [InlineData("events/sales/_delta_log/00000000000000000000.json", "Delta")]
    public void A_table_with_a_log_is_refused_and_never_read_as_plain_files(string log, string format)
    {
        using var folder = WithSecondDump(log.Split("/_")[0].Split("/.")[0].Split("/metadata")[0] + "/part-0.parquet");
        folder.Write(log, "{}"u8.ToArray());
        folder.Write("events2/x.parquet", DataFolder.GoodRows);

        if (log.StartsWith("events/sales", StringComparison.Ordinal))
        {
            var quality = folder.Check().DataQuality;
            Assert.Equal(3, quality.Accepted);
            Assert.Contains($"{format} table", Assert.Single(quality.FilesRefused).Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains($"{format} table", Assert.Throws<NoUsableInput>(() => folder.Check()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_of_many_other_things_is_told_once()
    {
        using var folder = DataFolder.WithGoodDump();
        for (var i = 0; i < 101; i++)
        {
            folder.Write($"pictures/{i}.png", "x"u8.ToArray());
        }

        Assert.Contains("100 more of the folder pictures/", Assert.Single(folder.Check().DataQuality.FilesSkipped).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_inside_the_data_folder_is_no_dump()
    {
        using var folder = DataFolder.WithGoodDump();
        LineSettings Inside(LineSettings settings) => settings with { Out = Path.Combine(folder.Data, "site"), Cache = null };
        folder.Run(Inside);

        var again = folder.Run(Inside);

        Assert.True(again.NothingNew);
        Assert.Empty(again.DataQuality.FilesSkipped);
    }

    [Theory]
    [InlineData("campaigns.csv", "campaign_id;name;channel;starts_at;variants\nspring;Frühling;in_app;2026-01-01;A|B\n;;;;\n")]
    [InlineData("campaigns.jsonl", "{\"campaign_id\": \"spring\", \"name\": \"Spring\", \"channel\": \"in_app\", \"starts_at\": \"2026-01-01\"}\n")]
    public void Campaigns_may_be_written_by_hand(string file, string text)
    {
        using var folder = DataFolder.WithGoodDump();
        File.Delete(folder.Place("campaigns.parquet"));
        folder.Write(file, Encoding.UTF8.GetBytes(text));

        folder.Run();

        Assert.Equal(3, folder.Impressions());
    }

    [Fact]
    public void The_size_of_a_skipped_file_is_told()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("notes.txt", new byte[2_000]);

        Assert.Equal(2_000, folder.Check().Files.Single(f => f.File == "notes.txt").Bytes);
    }

    private static DataFolder WithSecondDump(string file)
    {
        var folder = DataFolder.WithGoodDump();
        folder.Write(file, DataFolder.GoodRows.Replace("'g' || i", "'h' || i", StringComparison.Ordinal));
        return folder;
    }

    private static (FileFate Fate, string? Reason) Fate(DataFolder folder, string file)
    {
        var found = folder.Check().Files.Single(f => f.File == file);
        return (found.Fate, found.Reason);
    }

    private static byte[] Content(DataFolder folder, string file) => Path.GetExtension(file) switch
    {
        ".bak" => folder.Bytes(DataFolder.GoodRows),
        ".parquet" => folder.Bytes(DataFolder.GoodRows),
        ".zip" => Zip("a.csv"),
        ".xlsx" => Zip("[Content_Types].xml"),
        ".jsonl" => "{\"event_id\": 1}\n"u8.ToArray(),
        ".gz" => Gzip("a,b\n1,2\n"),
        ".zst" => [0x28, 0xB5, 0x2F, 0xFD, 0, 0, 1],
        _ => "a,b\n1,2\n"u8.ToArray(),
    };

    private static byte[] Zip(string entry)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            zip.CreateEntry(entry);
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
