using System.Diagnostics;
using System.Text.RegularExpressions;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>Every command of the README does what it says, in a folder that has nothing but the samples.</summary>
public sealed partial class Readme
{
    [Fact]
    public void Every_command_runs()
    {
        var commands = Commands().Matches(File.ReadAllText(Path.Combine(SampleSite.Root(), "README.md"))).Select(m => m.Groups[1].Value.Trim()).ToList();
        // Those that do not end by themselves are tried in ReadmeService. The command without arguments runs first; `dotnet test` is what runs this.
        commands.RemoveAll(c => c.Split(' ')[0] is "serve" or "work" or "password");
        Assert.Equal(9, commands.Count);
        var folder = Directory.CreateTempSubdirectory("campaign-batch-readme-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "data-samples"), Path.Combine(SampleSite.Root(), "data-samples"));
            foreach (var command in commands)
            {
                var (exit, said) = Run(folder.FullName, command);
                Assert.True(exit == 0, $"'{command}' ended with {exit}:\n{said}");
            }

            Assert.All(["site", "mine", "braze", "world-site"], site => Assert.True(File.Exists(Path.Combine(folder.FullName, "out", site, "index.html")), site));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "out", "mail.eml")));
            Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "out", "site.mail"), "*.eml"));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void Every_command_of_docs_is_one_of_the_readme()
    {
        IEnumerable<string> Of(string file) => Commands().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value.Trim());
        var root = SampleSite.Root();
        var known = Of(Path.Combine(root, "README.md")).ToList();
        var docs = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md").SelectMany(Of).ToList();
        Assert.NotEmpty(docs);
        Assert.Empty(docs.Except(known));
    }

    [Fact]
    public void Commands_of_other_programs_are_run_by_ci()
    {
        var root = SampleSite.Root();
        var ci = File.ReadAllText(Path.Combine(root, ".ci", "run"));
        var commands = Shells().Matches(File.ReadAllText(Path.Combine(root, "README.md"))).SelectMany(m => m.Groups[1].Value.Split('\n'))
            .Where(c => c.Length > 0 && !c.StartsWith("dotnet run --project jobs", StringComparison.Ordinal) && !c.StartsWith("export ", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, commands.Count);
        Assert.All(commands, command => Assert.Contains(command, ci, StringComparison.Ordinal));
    }

    private static (int Exit, string Said) Run(string folder, string command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + error.Result);
    }

    [GeneratedRegex("^dotnet run --project jobs(?: --)?(.*)$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("^```sh\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shells();
}
