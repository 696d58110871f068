using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A data folder whose dumps are made by SQL, and the sites made of it; gone afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>Three impressions, of three users, of the campaign "spring".</summary>
    public const string GoodRows = "select 'g' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' + to_hours(i) as occurred_at, 'u' || i as user_id, 'spring' as campaign_id from range(3) t(i)";

    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public DataFolder()
    {
        Top = Directory.CreateTempSubdirectory("campaign-batch-data-").FullName;
        _duck.Open();
        Sql("set TimeZone = 'UTC'; set threads = 1");
    }

    public string Top { get; }

    public string Data => Path.Combine(Top, "data");

    public string Site => Path.Combine(Top, "site");

    /// <summary>A folder with one sound campaign, "spring", and <see cref="GoodRows"/> in events/good.parquet.</summary>
    public static DataFolder WithGoodDump()
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", Campaign("spring"));
        folder.Write("events/good.parquet", GoodRows);
        return folder;
    }

    /// <summary>A row of a campaigns dump.</summary>
    public static string Campaign(string id, string more = "null::varchar as goal") =>
        $"select {Database.Quoted(id)} as campaign_id, 'Spring' as name, 'in_app' as channel, timestamptz '2026-01-01 00:00:00Z' as starts_at, {more}";

    /// <summary>A row of events of the contract's needed columns and campaign "spring", whose one odd column is given.</summary>
    public static string Odd(string column, string name) => "select " + string.Join(", ", new[]
    {
        ("event_id", "'odd' || i"), ("event_type", "'impression'"), ("occurred_at", "timestamptz '2026-01-02 12:00:00Z'"), ("user_id", "'o' || i"), ("campaign_id", "'spring'"),
    }.Where(c => c.Item1 != name).Select(c => $"{c.Item2} as {c.Item1}").Append(column)) + " from range(2) t(i)";

    public void Sql(string sql)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes a dump from a select.</summary>
    public void Write(string file, string select, string options = "") =>
        Sql($"copy ({select}) to {Database.Quoted(Place(file))} (format parquet{options})");

    /// <summary>Writes a file of any bytes.</summary>
    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Place(file), bytes);

    /// <summary>The bytes of a dump.</summary>
    public byte[] Bytes(string select)
    {
        var path = Path.Combine(Top, "bytes.parquet");
        Sql($"copy ({select}) to {Database.Quoted(path)} (format parquet)");
        return File.ReadAllBytes(path);
    }

    public string Place(string file)
    {
        var path = Path.Combine(Data, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public LineSettings Settings => new() { Data = Data, Out = Site, Threads = 2 };

    public CheckOutcome Check() => Reports.Line.Check(Settings, cancel: TestContext.Current.CancellationToken);

    /// <summary>Settings for the mapping beside the data.</summary>
    public LineSettings MappedSettings => Settings with { Source = Path.Combine(Top, "mapping.sql") };

    public CheckOutcome Mapped() => Reports.Line.Check(MappedSettings, cancel: TestContext.Current.CancellationToken);

    /// <summary>The campaign's unique impressions as published through the mapping.</summary>
    public long UniqueImpressions(string slug = "spring")
    {
        Reports.Line.Run(MappedSettings, cancel: TestContext.Current.CancellationToken);
        using var report = Report(slug);
        return report.RootElement.GetProperty("kpis").GetProperty("unique_impressions").GetProperty("value").GetInt64();
    }

    public RunOutcome Run(Func<LineSettings, LineSettings>? with = null, IProgress<LineProgress>? progress = null) =>
        Reports.Line.Run(with is null ? Settings : with(Settings), progress, TestContext.Current.CancellationToken);

    /// <summary>The report.json of a campaign of the site.</summary>
    public JsonDocument Report(string slug = "spring") => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Site, "campaigns", slug, "report.json")));

    /// <summary>The campaign's total impressions as published.</summary>
    public long Impressions(string slug = "spring")
    {
        using var report = Report(slug);
        return report.RootElement.GetProperty("kpis").GetProperty("total_impressions").GetProperty("value").GetInt64();
    }

    public void Dispose()
    {
        _duck.Dispose();
        Directory.Delete(Top, recursive: true);
    }
}
