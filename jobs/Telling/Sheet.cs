using System.Text;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Text in two columns, a label and words, that keeps to a width.</summary>
internal sealed class Sheet(int width)
{
    private const int Margin = 11;
    private readonly StringBuilder text = new();

    public Sheet Line(string words = "")
    {
        text.Append(words).Append(Environment.NewLine);
        return this;
    }

    /// <summary>A label once, then its words, broken at spaces where they are longer than the line.</summary>
    public Sheet Row(string label, string words, int indent = 0)
    {
        var room = Math.Max(20, width - Margin - indent);
        foreach (var line in Broken(words, room))
        {
            Line(string.Concat(label.PadRight(Margin), new string(' ', indent), line));
            label = string.Empty;
        }

        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>Lines of at most so many characters, broken at spaces; a word longer than that stays whole.</summary>
    public static IEnumerable<string> Broken(string words, int room)
    {
        while (words.Length > room)
        {
            var space = words.LastIndexOf(' ', room);
            if (space <= 0)
            {
                // One long word, such as a path: whole, so that it can be copied.
                space = words.IndexOf(' ', StringComparison.Ordinal);
            }

            if (space <= 0)
            {
                break;
            }

            yield return words[..space];
            words = words[(space + 1)..];
        }

        yield return words;
    }
}
