using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A mapping reads its dump and the look-ups of its source, whatever else the database could be asked for.</summary>
public sealed class MappingReach
{
    private const string Rows = "select 'e' || i as id, 1767348000 as time, 'u' || i as who from range(3) t(i)";

    private const string Simple = """
        -- makes: events
        -- from: log/**
        -- needs: id id, time seconds, who id
        select
            dump_row, id as event_id, 'impression' as event_type, time as occurred_at,
            who as user_id, 'spring' as campaign_id
        from dump
        """;

    [Theory]
    [InlineData("'/etc/passwd'")]
    [InlineData("dump, \"/etc/passwd\"")]
    [InlineData("dump, 'other.csv'")]
    [InlineData("dump, read_csv('/etc/passwd')")]
    [InlineData("dump, main.read_text('/etc/passwd')")]
    [InlineData("dump, read_blob('/etc/passwd')")]
    [InlineData("dump, glob('/etc/*')")]
    [InlineData("dump, sniff_csv('/etc/passwd')")]
    [InlineData("dump, parquet_metadata('other.parquet')")]
    [InlineData("dump, duckdb_settings()")]
    [InlineData("dump, duckdb_secrets()")]
    [InlineData("dump, query('from read_text(''/etc/passwd'')')")]
    [InlineData("dump, query_table('other.csv')")]
    [InlineData("dump, information_schema.tables")]
    [InlineData("dump, sqlite_master")]
    [InlineData("dump, main.dump as other")]
    [InlineData("dump, (describe dump)")]
    [InlineData("dump, (with \"x.csv\" as (select 1) select 1), \"x.csv\"")]
    [InlineData("dump, (with \"x.csv\" as (select * from \"x.csv\") from \"x.csv\")")]
    [InlineData("dump where id in (select content from read_text('/etc/passwd'))")]
    [InlineData("dump where id = (with x as (from '/etc/passwd') select max(x) from x)")]
    [InlineData("dump where id = current_setting('temp_directory')")]
    [InlineData("dump where id = getvariable('known_until')::varchar")]
    [InlineData("dump where json_serialize_plan('from read_csv(''/etc/passwd'')') is not null")]
    [InlineData("dump qualify max(current_database()) over () is not null")]
    public void What_reads_anything_else_is_refused_with_file_and_line(string from)
    {
        var why = Refused(Simple.Replace("from dump", $"from {from}", StringComparison.Ordinal));
        Assert.StartsWith("The mapping mapping.sql cannot be used: line 7: ", why, StringComparison.Ordinal);
        Assert.Contains("A mapping reads its dump, the look-ups of its source, and nothing else", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from dump; copy (select 1) to 'FILE'", "it holds ")]
    [InlineData("from dump); copy (select 1) to 'FILE'; select * from (select 1", "syntax error")]
    [InlineData("from dump; select 1", "it holds 2 statements")]
    [InlineData("from (copy (select 1) to 'FILE')", "syntax error")]
    public void More_than_one_select_is_refused_and_writes_nothing(string end, string reason)
    {
        using var folder = Folder("");
        var file = Path.Combine(folder.Top, "written.csv");
        var sql = Simple.Replace("from dump", end.Replace("FILE", file, StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), sql);
        var why = Assert.Throws<SettingsError>(() => folder.Mapped()).Message;
        Assert.False(File.Exists(file));
        Assert.True(why.Contains(reason, StringComparison.Ordinal) || why.Contains("one select", StringComparison.Ordinal), why);
    }

    [Theory]
    [InlineData("copy (select 1) to 'x.csv'")]
    [InlineData("attach 'x.db'")]
    [InlineData("set threads = 1")]
    [InlineData("install httpfs")]
    public void Another_statement_is_refused(string statement) => Assert.Contains(
        "line 4: a section is one select, and no other statement",
        Refused(Simple[..Simple.IndexOf("select", StringComparison.Ordinal)] + statement),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("dump using sample 1 rows", "a sample gives")]
    [InlineData("dump where age(time) > interval 1 day", "age gives")]
    [InlineData("dump where time > ago(interval 1 day)", "ago gives")]
    public void What_the_tree_alone_shows_to_change_is_refused(string from, string reason) =>
        Assert.Contains(
            $"line 7: {reason} something else each time",
            Refused(Simple.Replace("from dump", $"from {from}", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("from (with a as (from dump), b as (select * from a where exists (from a)) from b)")]
    [InlineData("from dump where 3 = (with recursive n as (select 1 as i union all select i + 1 from n where i < 3) select max(i) from n)")]
    [InlineData("from dump, (values (1), (2)) as v(x), unnest([1]) as u(y), range(1) as r(z), generate_series(1, 1) where x = 1")]
    [InlineData("from dump, people, PEOPLE as others where people.who = 'u1' and others.who = 'u1'")]
    [InlineData("from dump where who in (from people) and age(time, timestamp '2026-01-01') is not null")]
    [InlineData("from dump, lateral (select dump.id as again) where again = dump.id")]
    public void Selects_and_lists_of_its_own_and_look_ups_are_read(string from)
    {
        // Where people are joined, both have a column of that name.
        var user = from.StartsWith("from dump", StringComparison.Ordinal) ? "dump.who as user_id" : "who as user_id";
        var mapping = Simple.Replace("from dump", from, StringComparison.Ordinal).Replace("who as user_id", user, StringComparison.Ordinal);
        using var folder = Folder(mapping + "\n\n-- makes: people\n-- from: log/**\n-- needs: who id\nselect distinct who from dump\n");
        Assert.Equal(3, folder.Mapped().DataQuality.Accepted);
    }

    [Fact]
    public void The_sources_that_come_with_the_program_keep_to_it() =>
        Assert.All(Source.Shipped, name => MappingReads.Demand(Source.Of(name).Sections));

    [Fact]
    public void Every_function_of_the_database_that_varies_is_known()
    {
        using var folder = new DataFolder();
        using var database = new Database(256 << 20, 1, folder.Top);
        var varying = database.Rows(
            "select distinct function_name from duckdb_functions() where function_type = 'scalar' and stability <> 'CONSISTENT' and function_name <> 'error'",
            r => r.GetString(0),
            TestContext.Current.CancellationToken);
        Assert.NotEmpty(varying);
        Assert.All(varying, name => Refused(Simple.Replace("id as event_id", $"{name}() as event_id", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_database_of_a_mapping_reaches_its_folders_and_nothing_else()
    {
        using var folder = new DataFolder();
        var open = Directory.CreateDirectory(Path.Combine(folder.Top, "op[e]n")).FullName;
        var closed = Path.Combine(folder.Top, "closed.csv");
        File.WriteAllText(closed, "a\n1\n");
        File.WriteAllText(Path.Combine(open, "a.csv"), "a\n1\n");
        using var database = new Database(256 << 20, 1, folder.Top);
        ConfinedDatabase.Confine(database, [open]);
        var cancel = TestContext.Current.CancellationToken;
        Assert.Equal(1L, database.Scalar($"select a from read_csv({DumpFormat.Literal(Path.Combine(open, "a.csv"))})", cancel));
        Assert.All(
            [
                $"from read_text('{closed}')", $"from '{closed}'", $"copy (select 1) to '{closed}.new'", $"attach '{closed}.db'",
                "set allowed_directories = ['/']", "set enable_external_access = true", "load httpfs",
            ],
            sql => Assert.Throws<DuckDBException>(() => database.Execute(sql, cancel)));
    }

    [Fact]
    public void A_dump_behind_a_link_is_read_as_before()
    {
        using var folder = Folder(Simple);
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder.Top, "elsewhere", "deep")).FullName;
        File.Move(folder.Place("log/a.parquet"), Path.Combine(elsewhere, "b.parquet"));
        File.CreateSymbolicLink(folder.Place("log/a.parquet"), Path.Combine(elsewhere, "b.parquet"));
        folder.Write("log/own.parquet", Rows.Replace("'e'", "'f'", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(folder.Place("log/folder"), Path.Combine(folder.Top, "elsewhere"));
        folder.Write("../elsewhere/deep/c.parquet", Rows.Replace("'e'", "'g'", StringComparison.Ordinal));
        var check = folder.Mapped();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null && f.File.EndsWith("a.parquet", StringComparison.Ordinal));
        Assert.True(check.DataQuality.Accepted >= 9, $"{check.DataQuality.Accepted} rows");
    }

    private static string Refused(string mapping)
    {
        using var folder = Folder(mapping);
        return Assert.Throws<SettingsError>(() => folder.Mapped()).Message;
    }

    private static DataFolder Folder(string mapping)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("log/a.parquet", Rows);
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), mapping);
        return folder;
    }
}
