using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>What the repository keeps to as a whole.</summary>
public sealed partial class TreeLaws
{
    private static readonly string[] Given = ["CampaignBatch.sln", "README.md", "data-samples", "reports", "templates", "jobs", "tests"];

    // What build, editor and package tools look for at the root and nowhere else; and docs, as everywhere.
    private static readonly string[] ToolSettings =
        [".ci", "docs", ".editorconfig", ".gitattributes", ".gitignore", "Directory.Build.props", "Directory.Packages.props", "nuget.config", "global.json"];

    // What people and their tools expect of a repository, by these names.
    private static readonly string[] Conventions = ["LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Dockerfile", ".dockerignore"];

    [Fact]
    public void Seven_names_stand_at_the_root_beside_tool_settings() => SourceTree.Holds(
        "A new name at the root has to be needed.", SourceTree.Tracked().Select(f => f.Split('/')[0]).Distinct().Except([.. Given, .. ToolSettings, .. Conventions]));

    [Fact]
    public void No_file_names_a_place_of_somebodys_machine()
    {
        var texts = SourceTree.Tracked().Where(f => !Binary().IsMatch(f) && File.Exists(Path.Combine(SourceTree.Root, f)));
        SourceTree.Holds("Say where relative to something.", SourceTree.Lines(texts, Place()));
    }

    [Fact]
    public void Every_template_is_used()
    {
        var readers = string.Concat(SourceTree.Files("reports", ".cs").Concat(SourceTree.Files("templates", "")).Select(SourceTree.Text));
        SourceTree.Holds(
            "A template that nobody names is drawn by nobody.",
            SourceTree.Files("templates", "").Select(f => f["templates/".Length..])
                // A language is all files of its folder, and what a template owner reads is no template.
                .Where(f => !f.StartsWith("words/", StringComparison.Ordinal) && f != "README.md")
                .Where(f => !readers.Contains($"\"{f}\"", StringComparison.Ordinal) && !readers.Contains($"'{f}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_calculated_in_templates() => SourceTree.Holds(
        "Templates show; what they show is worked out before.",
        from file in SourceTree.Files("templates", ".html")
        from code in Code().Matches(SourceTree.Text(file)).Select(m => m.Value)
        where Arithmetic().IsMatch(Quoted().Replace(code, ""))
        select $"{file}: {code}");

    [GeneratedRegex(@"\.(parquet|ttf|png|ico)$")]
    private static partial Regex Binary();

    // Spelled so that this file does not break its own law.
    [GeneratedRegex("(?<![\\w.~])[/](home|root|tmp|Users)[/]\\w|[A-Z]:[\\\\]Users")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[\w)\]]\s*(?:[*%+]|/|(?<=\s)-(?=\s))\s*[\w(]|\bmath\.")]
    private static partial Regex Arithmetic();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();
}
