using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Reads the SQL files of a source: sections, each with a header of comments such as <c>-- needs: id id, time seconds</c>.</summary>
internal sealed partial class SourceText
{
    private static readonly string[] Kinds = ["id", "text", "instant", "seconds", "milliseconds", "microseconds", "nanoseconds", "number", "whole", "flag", "texts", "any"];

    private readonly string _origin;
    private readonly string[] _lines;

    private SourceText(string origin, string text) => (_origin, _lines) = (origin, text.ReplaceLineEndings("\n").Split('\n'));

    /// <param name="origin">Name of the file, for people.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="SettingsError">It is no mapping; says where and what.</exception>
    public static IReadOnlyList<SourceSection> Sections(string origin, string text) => new SourceText(origin, text).All();

    private List<SourceSection> All()
    {
        DemandKnownWords();
        var starts = Enumerable.Range(0, _lines.Length).Where(i => Header().Match(_lines[i]) is { Success: true } m && m.Groups["key"].Value == "makes").ToList();
        if (starts.Count == 0)
        {
            throw Wrong(0, "no line says what it makes. A mapping begins with -- makes: events");
        }

        return [.. starts.Select((start, i) => Section(start, i + 1 < starts.Count ? starts[i + 1] : _lines.Length))];
    }

    /// <summary>
    /// A word that is nearly one of a header is a slip, and would be passed over as a remark; so is a header's own word where no header is.
    /// </summary>
    private void DemandKnownWords()
    {
        var isHeader = false;
        for (var line = 0; line < _lines.Length; line++)
        {
            var word = Labelled().Match(_lines[line]).Groups["word"].Value;
            isHeader = word == "makes" || (isHeader && _lines[line].StartsWith("--", StringComparison.Ordinal));
            if (HeaderWords.Meant(word) is { } meant)
            {
                throw Wrong(line, $"\"{word}\" is no word of a header. Is it \"{meant}\"? The words are: {HeaderWords.All}");
            }

            if (!isHeader && HeaderWords.IsOne(word))
            {
                throw Wrong(line, $"\"{word}:\" stands in no header: a header begins at its makes: and ends where the select begins");
            }
        }
    }

    private SourceSection Section(int start, int end)
    {
        var header = new Dictionary<string, (int Line, List<string> Items)>(StringComparer.Ordinal);
        var line = start;
        string? key = null;
        for (; line < end && _lines[line].StartsWith("--", StringComparison.Ordinal); line++)
        {
            if (Header().Match(_lines[line]) is { Success: true } entry)
            {
                key = entry.Groups["key"].Value;
                if (!header.TryAdd(key, (line, [.. Items(entry.Groups["rest"].Value)])))
                {
                    throw Wrong(line, $"it says \"{key}\" a second time");
                }
            }
            else if (key is not null && Continued().Match(_lines[line]) is { Success: true } more)
            {
                header[key].Items.AddRange(Items(more.Groups["rest"].Value));
            }
            else
            {
                key = null;
            }
        }

        while (line < end && string.IsNullOrWhiteSpace(_lines[line]))
        {
            line++;
        }

        var sql = string.Join('\n', _lines[line..end]).TrimEnd().TrimEnd(';').TrimEnd();
        if (sql.Length == 0)
        {
            throw Wrong(start, "no select follows its header");
        }

        IReadOnlyList<string> Of(string name) => header.TryGetValue(name, out var found) ? found.Items : [];
        var makes = Of("makes") is [var one] && Name().IsMatch(one) && one is not ("dump" or "mapped") ? one
            : throw Wrong(start, "it makes one thing: events, campaigns, audience, identities, or a look-up, whose name is of a-z, 0-9 and _");
        if (Of("measures").Concat(Of("not measured")).FirstOrDefault(f => !Measured.Facts.ContainsKey(f)) is { } fact)
        {
            throw Wrong(start, $"there is no fact \"{fact}\". Facts are: {string.Join(", ", Measured.Facts.Keys)}");
        }

        var columns = Of("needs").Select(c => Column(header["needs"].Line, c, true)).Concat(Of("may have").Select(c => Column(header["may have"].Line, c, false))).ToList();
        if (columns.CountBy(c => c.Name).FirstOrDefault(c => c.Value > 1).Key is { } twice)
        {
            throw Wrong(start, $"it declares the column {twice} twice");
        }

        return new SourceSection
        {
            Makes = makes,
            From = Of("from"),
            Tables = [.. Of("tables").Select(t => Table(header["tables"].Line, t))],
            NullWords = Of("null words"),
            Columns = columns,
            Measures = [.. Of("measures").Select(f => Measured.Facts[f])],
            NotMeasured = [.. Of("not measured").Select(f => Measured.Facts[f])],
            Sql = sql,
            Line = line + 1,
            Origin = _origin,
        }.Digested();
    }

    private string Table(int line, string item) => TablePattern().IsMatch(item) ? item.ToLowerInvariant()
        : throw Wrong(line, $"\"{item}\" is no name of a table: it is of letters, digits, _, * and ?; for other files there is -- from:");

    private ContractColumn Column(int line, string item, bool needed)
    {
        if (Declared().Match(item) is not { Success: true } column)
        {
            throw Wrong(line, $"\"{item}\" is no column and kind, such as time seconds");
        }

        var kind = column.Groups["kind"].Value;
        var name = column.Groups["name"].Value.ToLowerInvariant();
        return Array.IndexOf(Kinds, kind) >= 0 ? new ContractColumn(name, Enum.Parse<ColumnKind>(kind, ignoreCase: true), needed)
            : kind.Contains('(', StringComparison.Ordinal) || kind.EndsWith("[]", StringComparison.Ordinal) ? new ContractColumn(name, ColumnKind.Typed, needed) { Type = kind }
            : throw Wrong(line, $"the kind \"{kind}\" of column {name} is none of: {string.Join(", ", Kinds)}, or a nested type such as struct(a varchar)");
    }

    /// <summary>Parts between commas that stand in no bracket.</summary>
    internal static IEnumerable<string> Items(string text)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (text[from..i].Trim() is { Length: > 0 } item)
                {
                    yield return item;
                }

                from = i + 1;
                continue;
            }

            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        }
    }

    private SettingsError Wrong(int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The mapping {_origin} cannot be used: line {line + 1}: {what}. The format stands in reports/sources/README.md."));

    [GeneratedRegex("^-- ?(?<key>makes|from|tables|null words|needs|may have|measures|not measured): *(?<rest>.*)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^-- ?(?<word>[A-Za-z]+(?:[-_ ][A-Za-z]+)?) ?:")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[\w*?]+$")]
    private static partial Regex TablePattern();

    [GeneratedRegex(@"^--\s{2,}(?<rest>\S.*)$")]
    private static partial Regex Continued();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?<name>""[^""]+""|[\w.$]+)\s+(?<kind>\S.*)$")]
    private static partial Regex Declared();
}
