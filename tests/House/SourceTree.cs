using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>The files of this repository, as laws look at them. Paths are relative to its root, with "/".</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj"];

    public static string Root { get; } = Up();

    /// <summary>Files below a folder with that ending, without what a build makes, in order.</summary>
    public static IReadOnlyList<string> Files(string folder, string ending) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(Made.Contains))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The code of the two product projects.</summary>
    public static IReadOnlyList<string> ProductCode() => [.. Files("reports", ".cs"), .. Files("jobs", ".cs")];

    /// <summary>SQL files by their path on the shelf, such as 3_metrics/2_totals.sql.</summary>
    public static IReadOnlyList<string> Sql() => [.. Files("reports/sql", ".sql").Select(f => f["reports/sql/".Length..])];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    /// <summary>What git keeps. Skips the test where this is no clone, or git is missing.</summary>
    public static IReadOnlyList<string> Tracked()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-c", "core.quotePath=false", "ls-files"])
            {
                WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            Assert.SkipUnless(git.ExitCode == 0, "This is no clone.");
            return files;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no git.");
            throw;
        }
    }

    /// <summary>Lines of those files that match, as file:line: text.</summary>
    /// <param name="files">Relative to the root.</param>
    /// <param name="pattern">What to look for.</param>
    /// <param name="remark">How a remark begins that a law does not look at; empty for none.</param>
    public static IEnumerable<string> Lines(IEnumerable<string> files, Regex pattern, string remark = "") =>
        from file in files
        from line in Text(file).Split('\n').Index()
        let said = remark.Length == 0 ? line.Item : line.Item.Split(remark)[0]
        where pattern.IsMatch(said)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    /// <summary>Fails with one line for each thing that breaks a law.</summary>
    public static void Holds(string law, IEnumerable<string> broken)
    {
        var found = broken.ToList();
        Assert.True(found.Count == 0, $"{law}\n{string.Join('\n', found)}");
    }

    private static string Up([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "CampaignBatch.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{here} lies below no CampaignBatch.sln.");
        }

        return folder.FullName;
    }
}
