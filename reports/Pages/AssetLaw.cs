using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a style sheet or a script of a page may not hold: what would end its element, and what would fetch something.</summary>
internal static partial class AssetLaw
{
    /// <exception cref="TemplateError">It does; names file(line,column).</exception>
    public static void Demand(string place, string text)
    {
        var found = place.EndsWith(".css", StringComparison.Ordinal) ? OfStyle().Match(text)
            : place.EndsWith(".js", StringComparison.Ordinal) ? OfScript().Match(text)
            : Match.Empty;
        if (found.Success)
        {
            var before = text[..found.Index];
            throw new TemplateError($"{place}({before.Count(c => c == '\n') + 1},{found.Index - before.LastIndexOf('\n')}): '{found.Value}' is refused: a page carries all it needs and fetches nothing.");
        }
    }

    [GeneratedRegex("</style|<!--|@import|url\\((?!\\s*[\"']?data:)", RegexOptions.IgnoreCase)]
    private static partial Regex OfStyle();

    [GeneratedRegex("</script|<!--", RegexOptions.IgnoreCase)]
    private static partial Regex OfScript();
}
