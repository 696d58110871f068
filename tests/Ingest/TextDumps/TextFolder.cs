using System.IO.Compression;
using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>
/// A data folder with a log of text, one impression a row, and a mapping that reads it; gone afterwards.
/// </summary>
internal sealed class TextFolder : IDisposable
{
    /// <summary>The header of the log.</summary>
    public const string Header = "id,time,who,note";

    private const string Mapping = """
        -- makes: events
        -- from: log/**
        -- needs: id id, time instant
        -- may have: who id, note text, amount number
        select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, who as user_id, 'spring' as campaign_id,
            note as platform, amount as value from dump
        """;

    private readonly DataFolder _folder = new();

    public TextFolder(Func<string, string>? mapping = null)
    {
        _folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        _folder.Write("log/good.parquet", "select 'g' || i as id, timestamp '2026-01-02 10:00:00' + to_hours(i) as time, 'u' || i as who from range(3) t(i)");
        File.WriteAllText(_folder.MappedSettings.Source, mapping is null ? Mapping : mapping(Mapping));
    }

    public DataFolder Folder => _folder;

    /// <summary>A row of the log, whose values need no quotes.</summary>
    public static string Row(int number, char delimiter = ',', string note = "x") =>
        string.Join(delimiter, $"e{number}", "2026-01-03T10:00:00Z", $"u{number}", note);

    /// <summary>A log of so many rows.</summary>
    public static string Log(int rows) => string.Join('\n', Enumerable.Range(1, rows).Select(i => Row(i)).Prepend(Header)) + "\n";

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A text as the database packs it.</summary>
    public byte[] Zstd(byte[] text)
    {
        var plain = Path.Combine(_folder.Top, "plain.txt");
        var packed = Path.Combine(_folder.Top, "packed.zst");
        File.WriteAllBytes(plain, text);
        _folder.Sql($"""
            copy (select * from read_csv('{plain}', header = false, auto_detect = false, delim = '', quote = '', escape = '', columns = {'{'}'line': 'VARCHAR'{'}'}))
            to '{packed}' (format csv, header false, delimiter '{'\u0001'}', quote '', escape '', compression zstd)
            """);
        return File.ReadAllBytes(packed);
    }

    public TextFolder With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public TextFolder With(string file, byte[] bytes)
    {
        _folder.Write(file, bytes);
        return this;
    }

    public CheckOutcome Check() => _folder.Mapped();

    /// <summary>What a check says of the rows where no file is refused.</summary>
    public DataQuality Quality()
    {
        var check = Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        return check.DataQuality;
    }

    /// <summary>Why the file is refused, alone.</summary>
    public string Refusal(string file)
    {
        var check = Check();
        Verdicts.RefusesAlone(check, file, "");
        return check.Files.Single(f => f.File == file).Reason!;
    }

    public void Dispose() => _folder.Dispose();
}
