using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The words of a select: what stands neither in a text nor in a comment.</summary>
internal static partial class SqlWords
{
    /// <summary>A name or a keyword.</summary>
    /// <param name="Text">It, in lower case and without quotes.</param>
    /// <param name="Line">Line of the select, from 1.</param>
    /// <param name="Before">What stands before it: a word in lower case, or a sign; empty for the first.</param>
    /// <param name="After">What stands after it, likewise.</param>
    public sealed record Word(string Text, int Line, string Before, string After)
    {
        /// <summary>Whether it is called as a function.</summary>
        public bool IsCalled => After == "(";

        /// <summary>Whether it is read as a column of no table in particular.</summary>
        public bool IsBare => !IsCalled && Before is not ("." or "as");
    }

    /// <summary>Words in their order.</summary>
    public static IReadOnlyList<Word> Of(string sql)
    {
        var parts = new List<(string Text, int Line, bool IsWord)>();
        var (line, at) = (1, 0);
        foreach (Match match in Part().Matches(sql))
        {
            line += sql.AsSpan(at, match.Index - at).Count('\n');
            at = match.Index;
            if (!match.Groups["skipped"].Success)
            {
                parts.Add((match.Value.Trim('"').ToLowerInvariant(), line, match.Groups["word"].Success));
            }
        }

        string Text(int index) => index >= 0 && index < parts.Count ? parts[index].Text : "";
        return [.. parts.Index().Where(p => p.Item.IsWord).Select(p => new Word(p.Item.Text, p.Item.Line, Text(p.Index - 1), Text(p.Index + 1)))];
    }

    [GeneratedRegex(
        """(?<skipped>--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\$\$.*?\$\$|\s+)|(?<word>"(?:[^"]|"")*"|[A-Za-z_]\w*)|\d+|.""",
        RegexOptions.Singleline)]
    private static partial Regex Part();
}
