using System.Diagnostics;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

public sealed class ExitCodes
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("--force")]
    public void All_published_is_0_with_or_without_the_command(string command)
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke(command));
        Assert.Empty(trial.Err.ToString());
        Assert.Equal(command == "--force", trial.Seen!.Force);
    }

    [Fact]
    public void Some_failed_is_1_and_each_is_named_once()
    {
        var trial = new Trial
        {
            Run = (_, _) => Trial.Good with
            {
                Failed = [new FailedCampaign("spring", "Spring", "ends before it starts.", HasLastGood: true), new FailedCampaign(null, null, "no id in campaigns.parquet, row 3.")],
            },
        };
        Assert.Equal(1, trial.Invoke("run"));
        Assert.Equal(
            ["campaign-batch: failed spring \"Spring\": ends before it starts. Its last good report stays.", "campaign-batch: failed a campaign without id: no id in campaigns.parquet, row 3."],
            trial.Err.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("ends before it starts", trial.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frob", "There is no command frob. See: campaign-batch --help")]
    [InlineData("run --frob", "run has no option or argument --frob. See: campaign-batch run --help")]
    [InlineData("--frob", "run has no option or argument --frob. See: campaign-batch run --help")]
    [InlineData("run --out", "Required argument missing for option: '--out'. See: campaign-batch run --help")]
    [InlineData("run @file", "run has no option or argument @file. See: campaign-batch run --help")]
    public void A_wrong_command_line_is_2_and_says_what_is_wrong(string command, string message)
    {
        var trial = new Trial();
        Assert.Equal(2, trial.Invoke(command));
        Assert.Equal("campaign-batch: " + message + Environment.NewLine, trial.Err.ToString());
        Assert.Empty(trial.Out.ToString());
        Assert.Null(trial.Seen);
    }

    [Fact]
    public void A_source_that_is_not_there_is_2_and_names_those_that_are()
    {
        var trial = new Trial();
        Assert.Equal(2, trial.Invoke("run --source braze"));
        Assert.Equal($"campaign-batch: --source is \"braze\"; it must be one of: {string.Join(", ", Reports.Ingest.Source.Shipped)}; or an SQL file of yours, or a folder of such.{Environment.NewLine}", trial.Err.ToString());
    }

    [Fact]
    public void A_settings_error_of_the_line_is_2() => Ends(2, new SettingsError("--data is s3, and httpfs is not installed."));

    [Fact]
    public void No_usable_input_is_3() => Ends(3, new NoUsableInput("There is no readable event file in x."));

    [Fact]
    public void Cannot_write_is_4() => Ends(4, new CannotWrite("Cannot write x: the disk is full."));

    [Fact]
    public void A_fault_of_ours_is_70_and_shows_where()
    {
        var trial = new Trial { Run = (_, _) => throw new InvalidOperationException("oops") };
        Assert.Equal(70, trial.Invoke("run"));
        Assert.Contains("fault of the program", trial.Err.ToString(), StringComparison.Ordinal);
        Assert.Contains("   at CampaignBatch.", trial.Err.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_open_files_are_4_and_say_so_wherever_they_are_met()
    {
        var trial = new Trial { Run = (_, _) => throw new InvalidOperationException("oops", new IOException("Too many open files : '/x'")) };
        Assert.Equal(4, trial.Invoke("run"));
        Assert.Contains("ulimit -n", trial.Err.ToString(), StringComparison.Ordinal);
        var other = new Trial { Run = (_, _) => throw new CannotWrite("Cannot write x: Cannot open file: Too many open files. Free some space.") };
        Assert.Equal(4, other.Invoke("run"));
        Assert.Contains("ulimit -n", other.Err.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(45)]
    [InlineData(120)]
    public void Too_few_file_handles_are_4_in_words(int handles)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set by the shell of Linux here.");
        var program = Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll");
        var start = new ProcessStartInfo("bash", ["-c", $"ulimit -n {handles} && exec dotnet \"$0\" --version", program]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(4, process.ExitCode);
        Assert.Equal($"campaign-batch: Only {handles} files may be open at once here, and 256 are needed. "
            + "Raise the limit (ulimit -n, or LimitNOFILE of systemd), then run again.\n", said);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interrupted_is_130_and_says_so_on_one_line(bool isLive)
    {
        using var interrupted = new CancellationTokenSource();
        var trial = new Trial
        {
            IsLive = isLive,
            Cancel = interrupted.Token,
            Run = (_, cancel) =>
            {
                interrupted.Cancel();
                cancel.ThrowIfCancellationRequested();
                return Trial.Good;
            },
        };
        Assert.Equal(130, trial.Invoke("run"));
        Assert.Equal("campaign-batch: Stopped on request. What was published is as it was." + Environment.NewLine, trial.Err.ToString());
    }

    private static void Ends(int code, LineError error)
    {
        var trial = new Trial { Run = (_, _) => throw error };
        Assert.Equal(code, trial.Invoke("run"));
        Assert.Equal("campaign-batch: " + error.Message + Environment.NewLine, trial.Err.ToString());
    }
}
