using System.Diagnostics;

namespace CampaignBatch.Faults;

/// <summary>Starts the product as its users do, as a process of its own.</summary>
internal sealed class ProductProgram(TrialPlace place)
{
    private const string Tracer = "/usr/bin/strace";

    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll");

    /// <summary>Why no call of the system can be made to fail here; null where it can.</summary>
    public static string? NoTracer { get; } = FindNoTracer();

    /// <summary>The last traced command and what it said; null for none.</summary>
    public string? Traced { get; private set; }

    /// <summary>Begins the command run on the trial's dumps.</summary>
    public RunningProgram Begin(params IReadOnlyList<string> more) => new(new ProcessStartInfo("dotnet", [Assembly, .. RunArguments(more)]));

    /// <summary>Runs it to its end, undisturbed.</summary>
    public async Task<ProgramEnd> Run(CancellationToken cancel, params IReadOnlyList<string> more)
    {
        using var running = Begin(more);
        return await running.End(cancel);
    }

    /// <summary>Begins the service on the trial's folders, at a free address.</summary>
    /// <param name="settings">Settings by the names of their environment variables, such as CAMPAIGNBATCH__MAIL__HOST.</param>
    public RunningProgram Serve(IReadOnlyDictionary<string, string> settings) =>
        Lasting(["serve", "--url", "http://127.0.0.1:0", "--ledger", place.Ledger, .. LineArguments], settings);

    /// <summary>Begins a worker beside a service.</summary>
    /// <inheritdoc cref="Serve"/>
    public RunningProgram Work(IReadOnlyDictionary<string, string> settings) => Lasting(["work", .. LineArguments], settings);

    /// <summary>Runs any other command to its end.</summary>
    public static async Task<ProgramEnd> Command(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        using var running = new RunningProgram(new ProcessStartInfo("dotnet", [Assembly, .. arguments]));
        return await running.End(cancel);
    }

    /// <summary>Runs it while calls of the system fail, or it is killed at one.</summary>
    /// <param name="calls">Names of calls, such as "openat,read".</param>
    /// <param name="fault">What becomes of them, as strace's option inject says it.</param>
    /// <param name="files">Only calls on these files; none for all.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<ProgramEnd> RunTraced(string calls, string fault, IReadOnlyList<string> files, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Tracer,
        [
            "-f", .. Quicker(fault), "-qq", "-o", "/dev/null",
            .. files.SelectMany(file => new[] { "-P", file }),
            "-e", $"trace={calls}", "-e", $"inject={calls}:{fault}",
            "dotnet", Assembly, .. RunArguments([]),
        ]);
        Traced = string.Join(' ', start.ArgumentList);
        using var running = new RunningProgram(start);
        var end = await running.End(cancel);
        Traced += $"\n{end.Said}";
        return end;
    }

    /// <summary>Stops at the traced calls only; strace 6.1 then loses signals that it is to put in.</summary>
    internal static IReadOnlyList<string> Quicker(string fault) =>
        fault.StartsWith("signal=", StringComparison.Ordinal) ? [] : ["--seccomp-bpf"];

    private IReadOnlyList<string> LineArguments =>
        ["--data", place.Data, "--out", place.Site, "--cache", place.Cache, "--threads", "2"];

    private IEnumerable<string> RunArguments(IReadOnlyList<string> more) => ["run", .. LineArguments, .. more];

    /// <summary>Begins what goes on until it is stopped.</summary>
    private RunningProgram Lasting(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        // There is no settings file in that folder, and nothing of the product may write there.
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments]) { WorkingDirectory = place.Top };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(start);
    }

    private static string? FindNoTracer()
    {
        if (!File.Exists(Tracer))
        {
            return "strace is not installed";
        }

        using var trial = Process.Start(new ProcessStartInfo(Tracer, ["-qq", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
        trial.StandardError.ReadToEnd();
        trial.WaitForExit();
        return trial.ExitCode == 0 ? null : "strace may not trace here";
    }
}
