using System.Diagnostics;
using CampaignBatch.Tests.House;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>Every command of README and docs does what it says, in a folder that has nothing but the samples.</summary>
public sealed class Readme
{
    // Those that do not end by themselves are tried in ReadmeService.
    private static readonly string[] Staying = ["serve", "work"];

    // What a machine of tests need not have, or must not do. What is ours in commands of docker and systemd is tried in Deployment.
    private static readonly string[] OfOthers = ["sqlite3", "pg_dump", "pg_restore", "docker", "systemctl", "journalctl", "useradd", "cp"];

    [Fact]
    public void Every_command_runs()
    {
        // The command without arguments runs first; `dotnet test` is what runs this.
        var commands = ShownCommands.OfTheProgram().Where(c => !Staying.Contains(c)).ToList();
        Assert.Equal(10, commands.Count);
        var folder = Directory.CreateTempSubdirectory("campaign-batch-readme-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "data-samples"), Path.Combine(SampleSite.Root(), "data-samples"));
            foreach (var command in commands)
            {
                var (exit, said) = Run(folder.FullName, command);
                Assert.True(exit == 0, $"'{command}' ended with {exit}:\n{said}");
                Assert.Equal(command == "password", said.StartsWith("pbkdf2-sha256$", StringComparison.Ordinal));
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
    public void Every_page_that_shows_a_command_is_read()
    {
        var showing = SourceTree.Tracked().Where(f => f.EndsWith(".md", StringComparison.Ordinal) && SourceTree.Text(f).Contains("\ndotnet run --project jobs", StringComparison.Ordinal));
        // Commands of the samples are tried by DataSamples and SourceSamples, with settings of their own.
        Assert.Empty(showing.Except([.. ShownCommands.Pages, "data-samples/README.md", "data-samples/sources/README.md"]));
    }

    [Fact]
    public void Commands_of_other_programs_are_run_by_ci()
    {
        var ci = SourceTree.Text(".ci/run");
        var commands = ShownCommands.OfTheShell()
            .Where(c => !c.StartsWith("dotnet run --project jobs", StringComparison.Ordinal) && !c.StartsWith("export ", StringComparison.Ordinal) && !OfOthers.Contains(c.Split(' ')[0])).ToList();
        Assert.Equal(7, commands.Count);
        Assert.All(commands, command => Assert.Contains(command, ci, StringComparison.Ordinal));
    }

    private static (int Exit, string Said) Run(string folder, string command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        // Only the command password reads it.
        process.StandardInput.WriteLine("a password long enough");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + error.Result);
    }
}
