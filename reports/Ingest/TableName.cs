using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Tables that the parts of a path name: <c>shop.push_opened-2026-03-01.csv.gz</c> is a file of the table push_opened. What a writer puts before and
/// after a name is known (schemas, dates, numbers of parts, digests); a name with any other word in it is another table.
/// </summary>
internal static partial class TableName
{
    /// <summary>Names that one folder or file may mean, in lower case and with "_" for ".".</summary>
    /// <param name="part">One part of a path.</param>
    public static IReadOnlyList<string> Of(string part)
    {
        var names = new List<string>();
        var bare = Ending().Replace(part.ToLowerInvariant(), "");
        for (var value = Folder().Replace(bare, ""); value.Length > 0; value = Without(value))
        {
            names.AddRange(WithoutSchema(value));
        }

        return names;
    }

    /// <summary>Without its last piece, where that is none of a name; empty where it has no such piece.</summary>
    private static string Without(string value)
    {
        var piece = Piece().Match(value);
        return piece.Success ? value[..piece.Index] : "";
    }

    /// <summary>The name itself, and what follows each schema before it.</summary>
    private static IEnumerable<string> WithoutSchema(string value)
    {
        yield return Joined(value);
        foreach (Match schema in Schema().Matches(value))
        {
            yield return Joined(value[(schema.Index + schema.Length)..]);
        }
    }

    private static string Joined(string name) => name.Replace('.', '_');

    /// <summary>Of formats and compressions; Spark writes a count before them.</summary>
    [GeneratedRegex(@"(\.(parquet|parq|pq|csv|tsv|txt|json|jsonl|ndjson|avro|gz|gzip|zst|zstd|snappy|lz4|lzo|br|brotli|c\d{3}))+$")]
    private static partial Regex Ending();

    /// <summary>Of a folder such as event_type=….</summary>
    [GeneratedRegex("^[^=]*=")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\.|__")]
    private static partial Regex Schema();

    /// <summary>A date, a number, a part, a digest.</summary>
    [GeneratedRegex(@"([-_. ]*\d[0-9a-z]*|[-_. ]+(part|chunk|shard|data)|-[0-9a-f]{4,}|[-_. ]+|\(\d+\))$")]
    private static partial Regex Piece();
}
