using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CampaignBatch.Reports.Words;

/// <summary>
/// How one language says what pages, charts and mails say: every label, and how numbers and dates are written. Read from the JSON files of
/// templates/words/&lt;code&gt;, one object of label → text each; text names what is put in as <c>{name}</c>. Never changes once it is read.
/// </summary>
public sealed class Language
{
    private const string Folder = "words/";
    private readonly IReadOnlyDictionary<string, string> labels;

    private Language(string code, IReadOnlyDictionary<string, string> labels)
    {
        (Code, this.labels) = (code, labels);
        Numbers = new NumberWords(this);
        Dates = new DateWords(this);
    }

    /// <summary>The language that a run speaks unless told otherwise.</summary>
    public static Language English { get; } = Read("en", WordFiles.Embedded);

    /// <summary>Name of its folder, such as "de".</summary>
    public string Code { get; }

    public NumberWords Numbers { get; }

    public DateWords Dates { get; }

    /// <summary>All labels by name, in order of name.</summary>
    public IReadOnlyDictionary<string, string> Labels => labels;

    /// <summary>A label's text as it is.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such label: a fault of ours, which tests look for.</exception>
    public string this[string label] => labels.TryGetValue(label, out var text)
        ? text
        : throw new KeyNotFoundException($"templates/words/{Code} has no label '{label}'.");

    /// <summary>Whether there is such a label: for names that come from data.</summary>
    public bool Has(string label) => labels.ContainsKey(label);

    /// <summary>A label with values in place of its <c>{names}</c>. A value is put in as it is: what it says in braces stays as it is too.</summary>
    public string Say(string label, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var said = new StringBuilder();
        var text = this[label];
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is > 0 and var close)
        {
            said.Append(text, at, open - at).Append(Value(label, text.AsSpan(open + 1, close - open - 1), values));
            at = close + 1;
        }

        return said.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A label in the form that a number asks for: <c>label_one</c> or <c>label_many</c>, with the number as <c>{count}</c>.</summary>
    public string Plural(string label, double count, params ReadOnlySpan<(string Name, string Value)> values) =>
        Say(label + (IsOne(count) ? "_one" : "_many"), [.. values, ("count", Numbers.Number(count))]);

    /// <summary>Reads a language out of files by their path below the templates folder, with "/".</summary>
    /// <param name="code">Its folder below words/.</param>
    /// <param name="files">Those of this language may be ours or a template owner's.</param>
    /// <exception cref="WordsError">There is no such language, a file is no JSON object of texts, or a label that English has is missing.</exception>
    public static Language Read(string code, IReadOnlyDictionary<string, string> files)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files.Where(f => f.Key.StartsWith($"{Folder}{code}/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            foreach (var (label, said) in LabelsOf(path, text))
            {
                labels[label] = said;
            }
        }

        var missing = code == "en" ? null : English.Labels.Keys.FirstOrDefault(label => !labels.ContainsKey(label));
        return labels.Count == 0 ? throw new WordsError($"There is no language '{code}': there are {string.Join(", ", Codes(files))}. Add templates/words/{code}, or choose one of these.")
            : missing is not null ? throw new WordsError($"templates/words/{code} has no label '{missing}'. Add it: \"{missing}\": \"{English[missing]}\" in English.")
            : new Language(code, labels);
    }

    /// <summary>Languages that the files hold.</summary>
    public static IReadOnlyList<string> Codes(IReadOnlyDictionary<string, string> files) =>
        [.. files.Keys.Where(f => f.StartsWith(Folder, StringComparison.Ordinal)).Select(f => f.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];

    private bool IsOne(double count) => this["one"].Split(' ').Contains(count.ToString(CultureInfo.InvariantCulture));

    private string Value(string label, ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
            {
                return value;
            }
        }

        throw new WordsError($"templates/words/{Code}: label '{label}' asks for {{{name}}}, which it is not given.");
    }

    private static IEnumerable<KeyValuePair<string, string>> LabelsOf(string path, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            throw new WordsError($"templates/{path}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is no JSON object of texts: {error.Message}", error);
        }
    }
}
