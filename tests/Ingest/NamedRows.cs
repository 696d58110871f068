using System.Text.Json;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Of dumps that a source maps: rejected rows are named by their place in the dump, and what the source does not measure is said.</summary>
public sealed class NamedRows
{
    private const string Mapping = """
        -- makes: events
        -- from: log/**
        -- needs: id id, time seconds, act text
        -- may have: who id
        -- not measured: dismissals, received_at
        select dump_row, id as event_id, act as event_type, time as occurred_at, who as user_id, 'spring' as campaign_id from dump where act <> 'other'
        """;

    [Fact]
    public void A_row_is_named_by_its_place_in_the_dump_also_where_others_are_left_out()
    {
        using var folder = Folder();
        folder.Write("log/a.jsonl.parquet", """
            select * from (values ('a', 1767348000, 'other', 'u'), ('b', 1767348000, 'other', 'u'), ('c', 1767348000, 'impression', null), ('d', 1767348000, 'impression', 'u'), ('e', null, 'impression', 'u'))
                as t(id, time, act, who)
            """);
        var quality = folder.Mapped().DataQuality;
        Assert.Equal([new RowFinding("no_user_id", "log/a.jsonl.parquet", 3), new RowFinding("no_occurred_at", "log/a.jsonl.parquet", 5)], quality.RejectedExamples);
    }

    [Fact]
    public void What_the_source_does_not_measure_is_null_in_its_report()
    {
        using var folder = Folder();
        folder.Write("log/a.parquet", "select 'e' || i as id, 1767348000 + i as time, 'impression' as act, 'u' || i as who from range(40) t(i)");
        Reports.Line.Run(folder.MappedSettings, cancel: TestContext.Current.CancellationToken);
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.MappedSettings.Out, "campaigns", "spring", "report.json")));
        var root = report.RootElement;
        Assert.Equal(["dismissals", "received_at"], root.GetProperty("not_measured").GetProperty("facts").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal("not_measured", root.GetProperty("kpis").GetProperty("dismissal_rate").GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("data_quality").GetProperty("late").ValueKind);
        Assert.Equal(0, root.GetProperty("kpis").GetProperty("tap_through_rate").GetProperty("value").GetDouble());
    }

    private static DataFolder Folder()
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), Mapping);
        return folder;
    }
}
