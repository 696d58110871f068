using System.Diagnostics;
using CampaignBatch.Faults;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Runs the program while strace has some of its calls of the system fail, or kills it at one. Skips the test where strace is not there, or may not trace.</summary>
internal static class SystemCalls
{
    private const string Tracer = "/usr/bin/strace";

    /// <param name="world">The dumps, and where the site goes.</param>
    /// <param name="calls">Names of calls.</param>
    /// <param name="fault">What strace does to them, as its option inject says it.</param>
    /// <param name="file">Only to calls that name this file; null for all.</param>
    public static (int Code, string Said) Run(DataFolder world, string calls, string fault, string? file = null)
    {
        Assert.SkipUnless(File.Exists(Tracer), "There is no strace to make calls fail.");
        using var run = Process.Start(new ProcessStartInfo(Tracer,
        [
            "-f", .. ProductProgram.Quicker(fault), "-qq", "-o", "/dev/null", .. file is null ? [] : (string[])["-P", file], "-e", $"trace={calls}", "-e", $"inject={calls}:{fault}",
            "dotnet", Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), "run", "--data", world.Data, "--out", world.Site, "--threads", "2",
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = run.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        run.WaitForExit();
        Assert.SkipWhen(said.Contains("PTRACE", StringComparison.Ordinal), "strace may not trace here.");
        return (run.ExitCode, said);
    }
}
