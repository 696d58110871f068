using System.Text.RegularExpressions;
using CampaignBatch.Tests.House;

namespace CampaignBatch.Tests.Jobs;

/// <summary>The commands that README, CONTRIBUTING and docs show to their readers.</summary>
internal static partial class ShownCommands
{
    private static readonly string[] OfTheRoot = ["README.md", "CONTRIBUTING.md"];

    /// <summary>The pages, the README first: its first command makes the site that others work with.</summary>
    public static IReadOnlyList<string> Pages { get; } = [.. OfTheRoot, .. SourceTree.Files("docs", ".md")];

    /// <summary>What follows <c>dotnet run --project jobs --</c>, each once, in the order of the pages.</summary>
    public static IReadOnlyList<string> OfTheProgram() =>
        [.. Pages.SelectMany(page => FromSource().Matches(SourceTree.Text(page))).Select(m => m.Groups[1].Value.Trim()).Distinct()];

    /// <summary>Every line of a block of shell commands, each once.</summary>
    public static IReadOnlyList<string> OfTheShell() =>
        [.. Pages.SelectMany(page => Shells().Matches(SourceTree.Text(page))).SelectMany(m => m.Groups[1].Value.Split('\n')).Where(line => line.Length > 0).Distinct()];

    /// <summary>The blocks of settings.</summary>
    public static IReadOnlyList<string> Settings() =>
        [.. Pages.SelectMany(page => Json().Matches(SourceTree.Text(page))).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("^dotnet run --project jobs(?: --)?(.*)$", RegexOptions.Multiline)]
    private static partial Regex FromSource();

    [GeneratedRegex("^```sh\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shells();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
