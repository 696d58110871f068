using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>An id is one id, however its writer types it.</summary>
public sealed class IdSpellings
{
    /// <summary>SQL of one whole number in every type that may hold it.</summary>
    public static TheoryData<string> Types() =>
        ["i::integer", "i::bigint", "i::hugeint", "i::usmallint", "i::double", "i::float", "i::decimal(9, 0)", "i::decimal(18, 2)", "i::decimal(38, 10)", "i::varchar"];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_whole_number_has_one_spelling_whatever_its_type(string typed)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows("a", "i::varchar"));
        folder.Write("events/other.parquet", Rows("b", typed));

        folder.Run();

        Assert.Equal(40, Users(folder));
    }

    [Theory]
    [InlineData("(i / 2)::double", "printf('%g', i / 2)")]
    [InlineData("(i / 2)::decimal(18, 6)", "printf('%g', i / 2)")]
    [InlineData("(i * 1e17)::double", "i::varchar || case when i > 0 then '00000000000000000' else '' end")]
    public void Other_numbers_have_one_too(string typed, string text)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows("a", text));
        folder.Write("events/other.parquet", Rows("b", typed));

        folder.Run();

        Assert.Equal(40, Users(folder));
    }

    [Fact]
    public void A_column_of_floats_written_as_text_is_read_as_whole_numbers_and_said()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows("a", "i::varchar"));
        folder.Write("events/other.parquet", Rows("b", "i || '.0'"));

        var outcome = folder.Run();

        Assert.Equal(40, Users(folder));
        Assert.Equal("user_id", Assert.Single(outcome.DataQuality.Findings, f => f.Name == "float_ids").Texts["columns"]);
    }

    [Fact]
    public void Text_that_only_sometimes_looks_like_a_float_stays_as_it_is()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows("a", "i::varchar"));
        folder.Write("events/other.parquet", Rows("b", "case when i = 39 then 'x' else i || '.0' end"));

        folder.Run();

        Assert.Equal(80, Users(folder));
    }

    [Theory]
    [InlineData("case when i < 10 then 'nan'::double else i end")]
    [InlineData("case when i < 10 then 'infinity'::double else i end")]
    [InlineData("case when i < 10 then '' else i::varchar end")]
    public void What_is_no_number_is_no_id(string typed)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows("a", typed));

        Assert.Equal(10, folder.Check().DataQuality.RejectedByReason.Single(r => r.Key == "no_user_id").Value);
    }

    [Theory]
    [InlineData("user_id", "USER_ID")]
    [InlineData("campaign_id", "Campaign_Id")]
    public void Two_columns_that_differ_in_case_only_are_refused(string one, string other)
    {
        using var folder = DataFolder.WithGoodDump();
        var row = new HandmadeParquet(1).Bytes("event_id", "x").Bytes("event_type", "tap").Int96("occurred_at", (0, 2_461_043));
        foreach (var name in new[] { "user_id", "campaign_id" }.Union([one, other]))
        {
            row = row.Bytes(name, "a");
        }

        folder.Write("events/twins.parquet", row.ToArray());

        var refused = Assert.Single(folder.Check().DataQuality.FilesRefused);
        Assert.Contains($"{one} and {other}", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_id_of_two_things_keeps_both()
    {
        using var folder = Reused();

        var outcome = folder.Run();

        Assert.Equal((8, 8, 0), (outcome.DataQuality.Accepted, outcome.DataQuality.IdReused, outcome.DataQuality.Duplicates));
        using var report = folder.Report();
        Assert.Equal(3, report.RootElement.GetProperty("kpis").GetProperty("tap_through_rate").GetProperty("numerator").GetInt64());
    }

    [Fact]
    public void One_id_of_two_things_is_found_whenever_its_dumps_come()
    {
        using var whole = Reused();
        whole.Run();
        using var slowly = Reused();
        var second = File.ReadAllBytes(slowly.Place("events/taps.parquet"));
        File.Delete(slowly.Place("events/taps.parquet"));
        slowly.Run();
        slowly.Write("events/taps.parquet", second);
        slowly.Run();
        // One more dump, so that what was found is kept over a run that does not see it.
        foreach (var folder in new[] { whole, slowly })
        {
            folder.Write("events/last.parquet", DataFolder.GoodRows.Replace("'g' || i", "'late' || i", StringComparison.Ordinal));
            folder.Run();
        }

        string Json(DataFolder folder) => File.ReadAllText(Path.Combine(folder.Site, "campaigns", "spring", "report.json"));
        Assert.Equal(Json(whole), Json(slowly));
    }

    [Theory]
    [InlineData("\"spring\"")]
    [InlineData(" spring")]
    [InlineData("Spring")]
    public void Campaign_ids_that_are_nearly_alike_are_a_finding(string other)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/near.parquet", DataFolder.GoodRows.Replace("'spring'", $"'{other}'", StringComparison.Ordinal));

        Assert.Contains(folder.Run().DataQuality.Findings, f => f.Name == "near_campaigns" && f.Campaigns.Contains(other) && f.Campaigns.Contains("spring"));
        using var report = folder.Report();
        Assert.Equal("look", report.RootElement.GetProperty("trust").GetProperty("level").GetString());
    }

    /// <summary>Five impressions of which three have a tap under the same event_id.</summary>
    private static DataFolder Reused()
    {
        var folder = DataFolder.WithGoodDump();
        const string Row = "timestamptz '2026-01-02 10:00:00Z' as occurred_at, 'u' || i as user_id, 'spring' as campaign_id";
        folder.Write("events/good.parquet", $"select 'e' || (i % 4) as event_id, 'impression' as event_type, {Row} from range(5) t(i)");
        folder.Write("events/taps.parquet", $"select 'e' || i as event_id, 'tap' as event_type, {Row} from range(1, 4) t(i)");
        return folder;
    }

    /// <summary>Forty impressions, of users 0 to 39 in a type of its own.</summary>
    private static string Rows(string id, string user) => $"""
        select '{id}' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' as occurred_at, {user} as user_id, 'spring' as campaign_id
        from range(40) t(i)
        """;

    private static long Users(DataFolder folder)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("kpis").GetProperty("unique_impressions").GetProperty("value").GetInt64();
    }
}
