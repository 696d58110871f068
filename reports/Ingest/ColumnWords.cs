using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Columns that are named as ours in other words: without what follows the last word (<c>conversion_window</c>), with another one of its kind
/// (<c>end_date</c>), without the word before (<c>title</c>). A word that says something of its own, as in <c>start_reason</c>, names another thing.
/// </summary>
internal static partial class ColumnWords
{
    private const string Label = "label", Mail = "mail";

    /// <summary>Words that end a name and say of what kind its values are.</summary>
    private static readonly Dictionary<string, string> Kinds = new[]
    {
        (Kind: "time", Words: "at on date time day datetime timestamp ts as of"),
        (Kind: "length", Words: "hours hour hrs hr h days d minutes minute mins min seconds second secs sec s ms millis milliseconds duration length"),
        (Kind: "count", Words: "size count total number num"),
        (Kind: Label, Words: "name names id ids code key list url"),
        (Kind: Mail, Words: "email mail"),
    }.SelectMany(k => k.Words.Split(' ').Select(w => (Word: w, k.Kind))).ToDictionary(k => k.Word, k => k.Kind);

    /// <summary>First words that people leave out where a table is of campaigns alone, as stems.</summary>
    private static readonly string[] LeftOut = [.. new[] { "message", "primary", "value", "time", "conversion", "goal" }.Select(Stem)];

    private static readonly string Campaign = Stem("campaign");

    /// <summary>The one of <paramref name="meant"/> that a name says in other words; null for none.</summary>
    /// <param name="name">The column of the dump.</param>
    /// <param name="meant">Columns that the dump lacks.</param>
    /// <param name="isByHand">Whether it is of a table that people write, and shorten its names.</param>
    public static string? Meant(string name, IEnumerable<string> meant, bool isByHand)
    {
        var said = Parts(name);
        return meant.FirstOrDefault(m => IsSame(said, Parts(m), isByHand) && !IsOtherPerson(said.Kind, m));
    }

    private static bool IsSame((string[] Stems, string? Kind) said, (string[] Stems, string? Kind) meant, bool isByHand)
    {
        var isKind = IsKind(said.Kind, meant.Kind) || (said.Kind is null && meant.Kind != Label && (isByHand || said.Stems.Length > 1));
        if (!isKind)
        {
            return false;
        }

        return said.Stems.SequenceEqual(meant.Stems)
            || (isByHand && Without(meant.Stems, LeftOut).SequenceEqual(said.Stems))
            || (isByHand && Without(said.Stems, [Campaign]).SequenceEqual(meant.Stems));
    }

    /// <summary>Ids and names are of one kind, and yet are not one another.</summary>
    private static bool IsKind(string? said, string? meant) =>
        said == meant ? said != Label : meant is null && said is Label or Mail;

    /// <summary>An owner is known by a mail address, not by a name.</summary>
    private static bool IsOtherPerson(string? kind, string meant) => kind switch
    {
        Label => meant == "owner",
        Mail => meant != "owner",
        _ => false,
    };

    private static string[] Without(string[] stems, string[] first) =>
        stems.Length > 1 && first.Contains(stems[0]) ? stems[1..] : stems;

    /// <summary>The stems of a name's words but for those at its end that say a kind, and that kind.</summary>
    private static (string[] Stems, string? Kind) Parts(string name)
    {
        var words = Word().Matches(name).Select(w => w.Value.ToLowerInvariant()).ToArray();
        var kind = words.Length > 1 ? Kinds.GetValueOrDefault(words[^1]) : null;
        var count = words.Length;
        while (kind is not null && count > 1 && Kinds.GetValueOrDefault(words[count - 1]) == kind)
        {
            count--;
        }

        return ([.. words[..count].Select(Stem)], kind);
    }

    /// <summary>A word without what its number and tense add: of ends, ended and end the same.</summary>
    private static string Stem(string word)
    {
        var one = word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
        if (one.Length > 4 && one.EndsWith("ed", StringComparison.Ordinal))
        {
            return one[..^2];
        }

        return one.Length > 3 && one.EndsWith('e') ? one[..^1] : one;
    }

    [GeneratedRegex(@"\p{Lu}?[\p{Ll}\p{Lo}\p{Nd}]+|\p{Lu}+(?!\p{Ll})")]
    private static partial Regex Word();
}
