using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Slips in a mapping that would give wrong figures without a word: each is told, where and what.</summary>
public sealed class MappingFaults
{
    private const string Rows = "select 'e' || i as id, 1767348000 as time, 'u' || i as who, 'spring' as campaign from range(3) t(i)";

    private const string Simple = """
        -- A log. Grain: one row an event.
        -- Seen: by all of us.

        -- makes: events
        -- from: log/**
        -- needs: id id, time seconds
        -- may have: who id, campaign id
        -- Note: this is a remark.
        select
            dump_row, id as event_id, 'impression' as event_type, time as occurred_at, who as user_id,
            campaign as campaign_id
        from dump
        """;

    [Theory]
    [InlineData("-- needs:", "-- need:", "line 6: \"need\" is no word of a header. Is it \"needs\"?")]
    [InlineData("-- may have:", "-- may-have:", "line 7: \"may-have\" is no word of a header. Is it \"may have\"?")]
    [InlineData("-- may have:", "-- may_have :", "is it \"may have\"")]
    [InlineData("-- may have:", "-- not-measured: taps\n-- may have:", "line 7: \"not-measured\" is no word of a header. Is it \"not measured\"?")]
    [InlineData("-- may have:", "-- measure: taps\n-- may have:", "Is it \"measures\"?")]
    [InlineData("-- may have:", "-- Needs: who id\n-- may have:", "Is it \"needs\"?")]
    [InlineData("-- makes: events", "-- make: events", "line 4: \"make\" is no word of a header. Is it \"makes\"?")]
    [InlineData("-- from:", "-- form:", "Is it \"from\"?")]
    [InlineData("-- from:", "-- table: log\n-- from:", "Is it \"tables\"?")]
    [InlineData("from dump", "-- needs: campaign id\nfrom dump", "line 12: \"needs:\" stands in no header")]
    [InlineData("-- Seen:", "-- from:", "line 2: \"from:\" stands in no header")]
    public void A_word_of_a_header_that_is_written_wrong_is_named_with_its_line(string right, string wrong, string why) =>
        Assert.Contains(why, Refused(Simple.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Other_remarks_may_stand_in_a_header()
    {
        using var folder = Folder(Simple);
        Assert.Equal(3, folder.Mapped().DataQuality.Accepted);
    }

    [Theory]
    [InlineData("now()")]
    [InlineData("NOW ( )")]
    [InlineData("today()::timestamp")]
    [InlineData("current_timestamp::timestamp")]
    [InlineData("current_date::timestamp")]
    [InlineData("localtimestamp")]
    [InlineData("get_current_timestamp()::timestamp")]
    [InlineData("time + to_seconds((random() * 10)::integer)")]
    public void What_gives_something_else_each_time_is_refused_with_the_reason(string time)
    {
        var why = Refused(Simple.Replace("time as occurred_at", $"{time} as occurred_at", StringComparison.Ordinal));
        Assert.Contains("line 10: ", why, StringComparison.Ordinal);
        Assert.Contains("the same dump must give the same report", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uuid()")]
    [InlineData("gen_random_uuid()")]
    [InlineData("txid_current()")]
    [InlineData("random()")]
    public void So_is_an_id_of_chance(string id) =>
        Assert.Contains("the same dump must give the same report", Refused(Simple.Replace("id as event_id", $"{id}::varchar as event_id", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_sample_of_the_rows_is_refused_likewise() =>
        Assert.Contains("tablesample gives", Refused(Simple.Replace("from dump", "from dump tablesample 10%", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("uuid id", "uuid", "select i::varchar as uuid")]
    [InlineData("random id", "random", "select i::varchar as random")]
    [InlineData("current_date id", "current_date", "select i::varchar as current_date")]
    [InlineData("id id", "id /* now() */ || ' now() --'", "select i::varchar as id")]
    public void A_column_a_text_and_a_remark_of_such_a_name_are_none(string needs, string id, string select)
    {
        using var folder = Folder(
            Simple.Replace("-- needs: id id", $"-- needs: {needs}", StringComparison.Ordinal).Replace("id as event_id", $"{id} as event_id", StringComparison.Ordinal),
            $"{select}, 1767348000 as time, 'u' as who, 'spring' as campaign from range(3) t(i)");
        Assert.Equal(3, folder.Mapped().DataQuality.Accepted);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("USER")]
    [InlineData("\"user\"")]
    [InlineData("current_user")]
    [InlineData("session_user")]
    [InlineData("current_role")]
    [InlineData("current_schema")]
    public void A_column_that_is_not_there_and_that_the_database_would_answer_for_refuses_the_file(string name)
    {
        using var folder = Folder(Simple.Replace("who as user_id", $"{name} as user_id", StringComparison.Ordinal));
        var why = Assert.Throws<NoUsableInput>(() => folder.Mapped()).Message;
        Assert.Contains($"it has no column {name.Trim('"').ToLowerInvariant()}, which mapping.sql reads in line 10", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_file_has_a_column_of_that_name_it_is_read()
    {
        using var folder = Folder(Simple.Replace("who as user_id", "user as user_id", StringComparison.Ordinal), Rows.Replace("as who", "as \"user\"", StringComparison.Ordinal));
        Assert.Equal(3, folder.UniqueImpressions());
    }

    [Theory]
    [InlineData("who as user_id", "nobody as user_id", 10)]
    [InlineData("campaign as campaign_id", "strptime(campaign) as campaign_id", 11)]
    public void An_error_of_SQL_names_the_line_of_the_file(string right, string wrong, int line)
    {
        using var folder = Folder(Simple.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains($"the mapping mapping.sql does not fit it (line {line}): ", Assert.Throws<NoUsableInput>(() => folder.Mapped()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_SQL_is_told_before_anything_is_read() => Assert.Contains(
        "The mapping mapping.sql cannot be used: line 11: syntax error",
        Refused(Simple.Replace("campaign as campaign_id", "campaign campaign as campaign_id", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void A_look_up_of_files_that_joins_another_is_told_the_rule()
    {
        var why = Refused(Simple + """


            -- makes: people
            -- from: log/**
            -- needs: who id
            select distinct who from dump

            -- makes: seen
            -- from: log/**
            -- needs: who id
            select who from dump
            join people using (who)
            """);
        Assert.Contains("line 23: the look-up seen is gathered file by file, so it cannot read the look-up people. Join the two in a further look-up", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_up_that_reads_a_later_one_is_told_so() => Assert.Contains(
        "line 16: the look-up first reads second, which is made after it",
        Refused(Simple + "\n\n-- makes: first\n\nselect * from second\n\n-- makes: second\nselect 1 as x"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Campaign_ID", "campaign_id")]
    [InlineData("campaigns", "campaign")]
    [InlineData("campaing", "campaign")]
    public void A_column_that_no_file_has_and_that_is_nearly_there_is_named_by_check(string has, string declared)
    {
        using var folder = Folder(
            Simple.Replace("campaign id", $"{declared} id", StringComparison.Ordinal).Replace("campaign as campaign_id", "'spring' as campaign_id", StringComparison.Ordinal),
            Rows.Replace("as campaign ", $"as \"{has}\" ", StringComparison.Ordinal));
        var near = folder.Mapped().NearColumns;
        if (string.Equals(has, declared, StringComparison.OrdinalIgnoreCase))
        {
            Assert.Empty(near);
        }
        else
        {
            Assert.Equal($"no file has the column {declared}, which mapping.sql may read; log/a.parquet has {has}", Assert.Single(near));
        }
    }

    [Fact]
    public void A_pattern_that_names_the_data_folder_itself_finds_its_files()
    {
        using var folder = Folder(Simple);
        File.Move(folder.Place("campaigns.parquet"), folder.Place("log/campaigns.parquet"));
        var outcome = Reports.Line.Check(folder.MappedSettings with { Data = Path.Combine(folder.Data, "log") + "/" }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(3, outcome.DataQuality.Read);
    }

    [Fact]
    public void What_people_put_beside_stays_theirs_where_the_data_folder_has_the_name_of_a_stream()
    {
        using var folder = Folder(Simple);
        folder.Write("log/campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("log/audience/a.parquet", "select 'spring' as campaign_id, 'u1' as user_id, timestamp '2026-01-02' as as_of");
        var outcome = Reports.Line.Check(folder.MappedSettings with { Data = Path.Combine(folder.Data, "log") }, cancel: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(outcome.Files, f => f.Reason is not null);
        Assert.Equal(3, outcome.DataQuality.Accepted);
    }

    [Fact]
    public void A_list_of_unread_events_without_its_columns_is_refused()
    {
        using var folder = Folder(Simple + "\n\n-- makes: unread\nselect 'x' as what, 1 as rows");
        Assert.Contains("needs the columns name, a text, and rows", Assert.Throws<SettingsError>(() => folder.Mapped()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_of_ones_own_lists_what_it_does_not_read()
    {
        using var folder = Folder(Simple + "\n\n-- makes: unread\n-- from: log/**\n-- may have: who id\nselect who as name, count(*) as rows from dump where who <> 'u0' group by who");
        folder.Write("log/b.parquet", Rows.Replace("'e'", "'f'", StringComparison.Ordinal));
        Assert.Equal([("u1", 2), ("u2", 2)], folder.Mapped().DataQuality.EventsUnread.Select(e => (e.Name, e.Rows)));
    }

    private static string Refused(string mapping)
    {
        using var folder = Folder(mapping);
        return Assert.Throws<SettingsError>(() => folder.Mapped()).Message;
    }

    private static DataFolder Folder(string mapping, string rows = Rows)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("log/a.parquet", rows);
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), mapping);
        return folder;
    }
}
