using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Commands;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Tests.House;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>Dockerfile, units of systemd and docs/install.md name commands, options, settings and files that exist.</summary>
public sealed partial class Deployment
{
    private const string Program = "/opt/campaign-batch/campaign-batch";

    private static readonly string Image = SourceTree.Text("Dockerfile");
    private static readonly string Install = SourceTree.Text("docs/install.md");

    public static TheoryData<string> Units => [.. SourceTree.Files("docs/systemd", ".service")];

    [Fact]
    public void Every_command_line_is_one_of_the_program()
    {
        var shown = new[] { Install }.Concat(Units.Select(unit => SourceTree.Text(unit.Data)))
            .SelectMany(text => Started().Matches(text)).Select(m => m.Groups[1].Value)
            .Concat(Containers().Select(container => container.Command))
            // A container without a command runs that of the image.
            .Where(line => line.Length > 0).Append(string.Join(' ', Words("CMD")))
            .ToList();
        Assert.Equal(5, shown.Count);
        Assert.All(shown, line => Assert.Empty(Root().Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors));
        Assert.NotEmpty(Root().Parse("serve --frob").Errors);
    }

    [Fact]
    public void The_image_copies_files_that_exist_and_docker_sees()
    {
        var copied = Copied().Matches(Image).SelectMany(m => m.Groups[1].Value.Split(' ')[..^1]).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, file => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, file)), file));
        var seen = SourceTree.Text(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        Assert.All(copied, file => Assert.Contains(file.Split('/')[0], seen));
        Assert.All(seen, file => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, file)), file));
        Assert.Equal(["/program/campaign-batch"], Words("ENTRYPOINT"));
    }

    [Fact]
    public void The_image_keeps_what_must_last_in_volumes()
    {
        var settings = OfTheImage();
        var volumes = Words("VOLUME");
        Assert.Contains(settings.Line.Data, volumes);
        Assert.Contains(settings.Ledger, volumes);
        // A volume cannot be swapped, and the cache lies beside the site.
        Assert.Contains(Path.GetDirectoryName(settings.Line.Out), volumes);
        Assert.All(volumes, volume => Assert.Contains($"| `{volume}` |", Install, StringComparison.Ordinal));
        Assert.Contains($"EXPOSE {settings.Url.Port}\n", Image, StringComparison.Ordinal);
        var mounted = Containers().SelectMany(container => container.Mounted).ToList();
        Assert.NotEmpty(mounted);
        Assert.All(mounted, target => Assert.Contains(target, volumes));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_writes_below_its_state_directory_only(string unit)
    {
        var text = SourceTree.Text(unit);
        const string state = "/var/lib/campaign-batch/";
        Assert.Equal(state.TrimEnd('/'), "/var/lib/" + Value(text, "StateDirectory"));
        Assert.StartsWith(state, Option(text, "--out"), StringComparison.Ordinal);
        Assert.False(Option(text, "--data").StartsWith(state, StringComparison.Ordinal));
        Assert.Equal(state.TrimEnd('/'), Value(text, "WorkingDirectory"));
        Assert.Equal("strict", Value(text, "ProtectSystem"));
        Assert.Equal("true", Value(text, "NoNewPrivileges"));
        Assert.NotEqual("root", Value(text, "User"));
        var codes = Codes().Matches(text).SelectMany(m => m.Groups[1].Value.Split(' ')).Select(int.Parse);
        Assert.All(codes, code => Assert.True(Enum.IsDefined((ExitCode)code)));
    }

    [Fact]
    public void A_timer_has_its_service() => Assert.All(
        SourceTree.Files("docs/systemd", ".timer"),
        timer => Assert.True(File.Exists(Path.Combine(SourceTree.Root, Path.ChangeExtension(timer, ".service")))));

    [Fact]
    public async Task Systemd_takes_the_units()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-units-");
        try
        {
            // The program that is started must be there, or systemd complains of that.
            var here = Environment.ProcessPath!;
            var units = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "systemd")).Select(unit => Path.Combine(folder.FullName, Path.GetFileName(unit))).ToList();
            units.ForEach(unit => File.WriteAllText(unit, SourceTree.Text("docs/systemd/" + Path.GetFileName(unit)).Replace(Program, here, StringComparison.Ordinal)));
            using var verify = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", .. units]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string[] said = await Task.WhenAll(
                verify.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            // What it says of other units of this machine is theirs.
            Assert.DoesNotContain("campaign-batch", string.Concat(said), StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no systemd-analyze.");
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static System.CommandLine.Command Root() =>
        new CommandLine(new Terminal(TextWriter.Null, TextWriter.Null, false, false, 80), new Workbench(), new Hashtable()).Root(CancellationToken.None);

    private static ServiceSettings OfTheImage()
    {
        var environment = new Hashtable();
        foreach (var set in Environments().Matches(Image).Select(m => m.Groups))
        {
            environment[set[1].Value] = set[2].Value;
        }

        Assert.Equal(4, environment.Count);
        return new ServiceSheet(SettingsSheet.Open(null, environment, SettingsLayer.OfOptions([])), TimeProvider.System).Read();
    }

    /// <summary>What the containers of docs/install.md run, and where they mount something.</summary>
    private static IEnumerable<(string Command, IEnumerable<string> Mounted)> Containers() =>
        from container in ShownCommands.OfTheShell().Select(line => Container().Match(line))
        where container.Success
        select (container.Groups[2].Value.Trim(), Mount().Matches(container.Groups[1].Value).Select(m => m.Groups[1].Value));

    private static string[] Words(string instruction) =>
        JsonSerializer.Deserialize<string[]>(Image.Split('\n').Single(line => line.StartsWith(instruction + " [", StringComparison.Ordinal))[instruction.Length..])!;

    private static string Value(string unit, string name) => unit.Split('\n').Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static string Option(string unit, string name)
    {
        var words = Value(unit, "ExecStart").Split(' ');
        return words[Array.IndexOf(words, name) + 1];
    }

    [GeneratedRegex(@"/opt/campaign-batch/campaign-batch ([^\n]+)")]
    private static partial Regex Started();

    [GeneratedRegex("^COPY (?!--from)([^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Copied();

    [GeneratedRegex(@"(CAMPAIGNBATCH__\w+)=(\S+)")]
    private static partial Regex Environments();

    [GeneratedRegex("^docker run (.*) campaign-batch((?: .*)?)$")]
    private static partial Regex Container();

    [GeneratedRegex(@"-v [^:\s]+:([^:\s]+)")]
    private static partial Regex Mount();

    [GeneratedRegex("ExitStatus=([0-9 ]+)")]
    private static partial Regex Codes();
}
