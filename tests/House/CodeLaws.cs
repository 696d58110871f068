using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>What the code of the product keeps to.</summary>
public sealed partial class CodeLaws
{
    [Fact]
    public void Time_and_chance_come_from_outside() => SourceTree.Holds(
        "Take time from the data or from a TimeProvider, chance from a seed.", SourceTree.Lines(SourceTree.ProductCode(), Clock(), "//"));

    [Fact]
    public void The_library_writes_to_no_console() => SourceTree.Holds(
        "Tell progress and errors; the program says them.", SourceTree.Lines(SourceTree.Files("reports", ".cs"), Console(), "//"));

    [Fact]
    public void A_file_holds_one_public_type_and_is_named_by_it() => SourceTree.Holds(
        "One public type a file.",
        from file in SourceTree.ProductCode()
        let types = Type().Matches(SourceTree.Text(file)).Where(m => m.Groups["reach"].Value == "public").Select(m => m.Groups["name"].Value).ToList()
        where types.Count > 1 || (types.Count == 1 && types[0] != Path.GetFileName(file).Split('.')[0])
        select $"{file}: {string.Join(", ", types)}");

    [Fact]
    public void Types_are_nouns_of_the_story() => SourceTree.Holds(
        "A name that needs such an ending has not been found yet.",
        from file in SourceTree.ProductCode()
        from type in Type().Matches(SourceTree.Text(file)).Select(m => m.Groups["name"].Value)
        where Unfound().IsMatch(type)
        select $"{file}: {type}");

    [Fact]
    public void Every_public_type_says_what_it_is() => SourceTree.Holds(
        "Put a doc comment above a public type.",
        from file in SourceTree.ProductCode()
        let lines = SourceTree.Text(file).Split('\n')
        from line in lines.Index()
        where line.Item.StartsWith("public ", StringComparison.Ordinal) && Type().IsMatch(line.Item)
        let above = lines.Take(line.Index).Reverse().SkipWhile(l => l.StartsWith('[')).FirstOrDefault() ?? ""
        where !above.StartsWith("///", StringComparison.Ordinal)
        select $"{file}:{line.Index + 1}: {line.Item}");

    [Fact]
    public void Nothing_is_left_for_later() => SourceTree.Holds(
        "Do it, or file it.",
        SourceTree.Lines([.. SourceTree.ProductCode(), .. SourceTree.Sql().Select(f => "reports/sql/" + f), .. SourceTree.Files("templates", "")], Later()));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bnew Random\(|\bRandom\.Shared\b|\bEnvironment\.TickCount|\bSystemClock\.Instance\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex Console();

    [GeneratedRegex(@"^(?<reach>public|internal|file)\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:record struct|record class|record|class|struct|interface|enum|delegate \S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("(Manager|Service|Helper|Helpers|Util|Utils|Utility|Utilities|Processor|Provider|Info|Dto|Impl|Base)$")]
    private static partial Regex Unfound();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|\bfor now\b")]
    private static partial Regex Later();
}
