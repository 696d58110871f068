using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>What every SQL file of the shelf keeps to.</summary>
public sealed partial class SqlLaws
{
    // Makes sample dumps, not figures: there chance is a fraction of a hash, and nothing is divided by a count.
    private const string Samples = "0_samples/";

    // Brings a mean that was summed in whole nanoseconds back to seconds: by a constant, so never by nothing.
    private const string ByConstant = " / 1e9";

    [Fact]
    public void A_file_that_makes_a_relation_says_first_whether_it_is_a_view_a_table_or_a_sieve_and_then_what_a_row_is() => SourceTree.Holds(
        "Begin with '-- view', '-- table' or '-- sieve', then remarks that say what it is and its grain.",
        Relations().Where(f => !Head().IsMatch(Sql(f)) || !Remarks(f).Contains("grain: one row per ", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Every_other_file_begins_with_what_it_is() => SourceTree.Holds(
        "Begin with a remark.", SourceTree.Sql().Except(Relations()).Where(f => !Sql(f).StartsWith("-- ", StringComparison.Ordinal)));

    [Fact]
    public void No_file_has_a_clock_or_chance() => SourceTree.Holds(
        "The same dumps and the same T give the same bytes.", SourceTree.Lines(SourceTree.Sql().Select(Path), Clock(), "--"));

    [Fact]
    public void Only_macros_divide() => SourceTree.Holds(
        "Divide by rate(part, whole), which knows what a rate of nothing is.",
        SourceTree.Lines(SourceTree.Sql().Where(f => !f.StartsWith("0_macros/", StringComparison.Ordinal) && !f.StartsWith(Samples, StringComparison.Ordinal)).Select(Path), Division(), "--")
            .Where(l => !l.Contains(ByConstant, StringComparison.Ordinal)));

    [Fact]
    public void A_file_reads_earlier_ones_only()
    {
        var relations = Relations().ToLookup(SqlShelf.Relation, StringComparer.Ordinal);
        SourceTree.Holds(
            "Read schemas of lower-numbered folders, and lower-numbered files of the own folder.",
            from file in Relations()
            from name in Names(file)
            where relations[name].Any(read => !IsEarlier(read, file))
            select $"{file} reads {name}");
    }

    [Fact]
    public void Relations_are_read_as_schema_and_name() => SourceTree.Holds(
        "Read schema.table, or a step named above.",
        from file in Relations()
        let code = Code(file)
        let steps = Step().Matches(code).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal)
        from read in Read().Matches(code).Select(m => m.Groups[1].Value)
        where !read.Contains('.', StringComparison.Ordinal) && !steps.Contains(read) && read is not ("lateral" or "unnest")
        select $"{file} reads {read}");

    [Fact]
    public void Every_relation_is_read_by_somebody()
    {
        var code = string.Concat(SourceTree.ProductCode().Select(SourceTree.Text));
        SourceTree.Holds(
            "A relation that nobody reads is made for nobody.",
            Relations().Where(f => !code.Contains(SqlShelf.Relation(f), StringComparison.Ordinal)
                && !Relations().Any(other => other != f && Names(other).Contains(SqlShelf.Relation(f)))));
    }

    [Fact]
    public void Every_other_file_is_named_by_the_code()
    {
        var code = string.Concat(SourceTree.ProductCode().Select(SourceTree.Text));
        SourceTree.Holds(
            "A file that nobody names is read by nobody.",
            SourceTree.Sql().Except(Relations()).Where(f => !code.Contains($"\"{f}\"", StringComparison.Ordinal)
                && !(f.StartsWith(Samples, StringComparison.Ordinal) && code.Contains($"\"{f[Samples.Length..^".sql".Length]}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_shelf_is_what_the_program_carries() => SourceTree.Holds(
        "Every file is built into the library.", SourceTree.Sql().Where(f => SqlShelf.Text(f) != Sql(f)));

    /// <summary>Files that make one relation each out of staged dumps.</summary>
    private static IEnumerable<string> Relations() => SourceTree.Sql().Where(f => f[0] != '0');

    private static bool IsEarlier(string read, string file)
    {
        var (theirs, own) = (read.Split('/'), file.Split('/'));
        var byFolder = string.CompareOrdinal(theirs[0], own[0]);
        return byFolder < 0 || (byFolder == 0 && theirs[1][0] < own[1][0]);
    }

    private static string Path(string file) => "reports/sql/" + file;

    private static string Sql(string file) => SourceTree.Text(Path(file));

    private static string Remarks(string file) => string.Join(' ', Sql(file).Split('\n').TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal)).Select(l => l[2..].Trim()));

    private static string Code(string file) => string.Join('\n', Sql(file).Split('\n').Select(l => l.Split("--")[0]));

    private static IEnumerable<string> Names(string file) => Read().Matches(Code(file)).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\A-- (view|table(, scratch)?|sieve)\n-- \S")]
    private static partial Regex Head();

    [GeneratedRegex(@"\b(now|today|random|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|get_current_timestamp|get_current_time|transaction_timestamp)\s*\(|\bcurrent_\w+|\blocaltime", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<!/)/(?!/)|\b(divide|fdiv)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Division();

    [GeneratedRegex(@"\b(?:from|join)\s+([a-z_]+(?:\.[a-z_]+)?)(?![a-z_.(])", RegexOptions.IgnoreCase)]
    private static partial Regex Read();

    [GeneratedRegex(@"^\s*(?:with\s+)?([a-z_]+)(?:\([^)]*\))? as (?:materialized |not materialized )?\($", RegexOptions.Multiline)]
    private static partial Regex Step();
}
