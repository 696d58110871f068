using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>One select of a source, and what its header says.</summary>
public sealed record SourceSection
{
    /// <summary>"events", "campaigns", "audience", "identities", or the name of a look-up.</summary>
    public required string Makes { get; init; }

    /// <summary>Patterns of the paths of files that it reads, each by itself; none where it reads look-ups only, once.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Tables whose files it reads, by their whole names in lower case; "*" and "?" as in patterns.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Columns that it declares.</summary>
    public IReadOnlyList<ContractColumn> Columns { get; init; } = [];

    /// <summary>Words that mean null in CSV, besides <c>\N</c> and nothing at all.</summary>
    public IReadOnlyList<string> NullWords { get; init; } = [];

    /// <summary>Facts that are measured only where a file of it was read.</summary>
    public IReadOnlyList<Fact> Measures { get; init; } = [];

    /// <summary>Facts that its source never reports.</summary>
    public IReadOnlyList<Fact> NotMeasured { get; init; } = [];

    /// <summary>The select.</summary>
    public required string Sql { get; init; }

    /// <summary>Where it stands, for people: "braze-currents/impression.sql".</summary>
    public required string Origin { get; init; }

    /// <summary>Line of that file in which the select begins, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Whether it reads files, each by itself, and not look-ups alone.</summary>
    public bool IsOfFiles => From.Count + Tables.Count > 0;

    /// <summary>What its rows are.</summary>
    public DumpKind Kind => Makes switch
    {
        "events" => DumpKind.Events,
        "campaigns" => DumpKind.Campaigns,
        "audience" => DumpKind.Audience,
        "identities" => DumpKind.Identities,
        _ => DumpKind.LookUp,
    };

    /// <summary>Digest of everything that its rows depend on besides files.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>Line of the file of a line of the select, both from 1.</summary>
    public int LineOf(int line) => Line + line - 1;

    /// <summary>Whether its select names a look-up, or another word.</summary>
    public bool Names(string word) => Regex.IsMatch(Sql, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Names that are columns of its file or nothing, each with its line: see <see cref="SourceLaws.AmbientNames"/>.</summary>
    internal IReadOnlyList<(string Name, int Line)> AmbientNames { get; private init; } = [];

    internal SourceSection Digested() => this with
    {
        AmbientNames = SourceLaws.AmbientNames(this),
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
            [Makes, .. From, .. Tables, .. NullWords, .. Columns.Select(c => $"{c.Name} {c.Kind} {c.Type} {c.Needed}"), Sql])))),
    };
}
