namespace CampaignBatch.Faults.Scenarios;

/// <summary>Calls of the system on files of the trial fail, once or from then on.</summary>
internal sealed class CallFails : FaultScenario
{
    private static readonly (string Calls, string[] Errors)[] OnDumps =
    [
        ("openat", ["EIO", "EMFILE", "ENFILE", "ESTALE", "EACCES", "ENOMEM", "EINTR"]),
        ("pread64", ["EIO", "ESTALE", "ENOMEM"]),
        ("read", ["EIO", "ESTALE"]),
        ("fstat", ["EIO", "ESTALE"]),
    ];

    private static readonly (string Calls, string[] Errors)[] OnAll =
    [
        ("fsync", ["EIO", "ENOSPC", "EDQUOT"]),
        ("rename", ["EIO", "ENOSPC", "EACCES", "EDQUOT"]),
        ("mkdir", ["EIO", "ENOSPC", "EACCES"]),
        ("unlink", ["EIO", "EACCES"]),
        ("pwrite64", ["EIO", "ENOSPC", "EDQUOT"]),
        ("ftruncate", ["EIO", "ENOSPC"]),
    ];

    public override string Name => "call-fails";

    public override string Fault => "EIO, ENOSPC, EMFILE, ESTALE and their kin, once or lasting, where `run` reads dumps or cache, or writes";

    public override TrialCounts Trials => new(2, 50, 800);

    public override string? Missing => ProductProgram.NoTracer;

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var files = Targets(trial);
        var (calls, errors) = trial.OneOf<(string, string[])>(files.Count > 0 ? OnDumps : OnAll);
        var error = trial.OneOf<string>(errors);
        var when = $"{1 + trial.Dice.Next(8)}{trial.OneOf("", "+")}";
        var end = await trial.Program.RunTraced(calls, $"error={error}:when={when}", files, cancel);
        InvariantChecker.EndIsKnown(end);
        trial.Check.AfterFault(end);
        await trial.Check.Heals(cancel);
        return $"{calls} {error} {when} on {(files.Count > 0 ? Path.GetFileName(files[0]) : "any file")}: {end.Code}";
    }

    /// <summary>A dump, a file of the cache, or none for all.</summary>
    private static IReadOnlyList<string> Targets(Trial trial)
    {
        var cached = trial.HasSite ? Directory.GetFiles(trial.Place.Cache, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [];
        return trial.Dice.Next(3) switch
        {
            0 => [Path.Combine(trial.Place.Data, trial.OneOf<string>([.. trial.World.Dumps]))],
            1 when cached.Length > 0 => [trial.OneOf<string>(cached)],
            _ => [],
        };
    }
}
