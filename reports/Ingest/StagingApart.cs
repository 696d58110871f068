using System.Diagnostics;
using System.Globalization;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Reads dumps in a process apart, which is replaced as soon as a dump has brought it down or had to be stopped.</summary>
/// <param name="apart">How the process is started, and its limits.</param>
/// <param name="job">What it is told first.</param>
/// <param name="source">The source that dumps are mapped by.</param>
/// <param name="folder">Where staged dumps are.</param>
internal sealed class StagingApart(ReadApart apart, StagingJob job, Source source, StagedFolder folder) : IDumpStaging
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(2);

    /// <summary>Codes of processes that were killed from outside, by 9 or 15: not the dump's doing, for all one knows.</summary>
    private static readonly int[] Killed = [137, 143];

    private Process? _process;

    public StagedDump Read(Dump dump, string key, CancellationToken cancel)
    {
        var request = new StagingJob.Request(dump with { Sections = [] }, [.. dump.Sections.Select(s => source.Sections.ToList().IndexOf(s))], key);
        var process = _process ??= Start();
        Say(process, request.ToJson());
        var answer = process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
        var started = Stopwatch.GetTimestamp();
        while (!answer.Wait(Look, CancellationToken.None))
        {
            if (cancel.IsCancellationRequested)
            {
                Kill();
                throw new OperationCanceledException(cancel);
            }

            if (Limit(process, Stopwatch.GetElapsedTime(started)) is { } limit)
            {
                Kill();
                return new StagedDump { Sha256 = key, Refused = limit };
            }
        }

        if (answer.Result is { } line && StagingJob.Answer.FromJson(line) is { } read)
        {
            // What this process asked for stays in the cache.
            folder.Of(dump.Kind, key);
            return read.Staged ?? throw (read.CannotRead is { } why ? new CannotReadException(why) : new CannotWrite(read.CannotWrite!));
        }

        return Died(process, dump, key);
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            Close(process);
            // With its input it ends by itself.
            if (!process.WaitForExit(Ending))
            {
                Kill();
            }

            process.Dispose();
        }
    }

    private static void Close(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone before it read all.
        }
    }

    private string? Limit(Process process, TimeSpan taken)
    {
        if (taken > apart.Longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"reading it was stopped after {apart.Longest.TotalSeconds:0} seconds, the limit of ReadApartSeconds");
        }

        process.Refresh();
        return !process.HasExited && process.WorkingSet64 > apart.MemoryBytes
            ? string.Create(CultureInfo.InvariantCulture, $"reading it was stopped when it held more than {apart.MemoryBytes >> 20} MiB, the limit of ReadApartMemory") : null;
    }

    /// <summary>The dump that was being read brought the process down: refused, and for good unless it was killed from outside. Where it never came so far, the program is at fault.</summary>
    private StagedDump Died(Process process, Dump dump, string key)
    {
        if (!process.WaitForExit(Ending))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        var said = process.StandardError.ReadToEnd().Trim();
        var code = process.ExitCode;
        Kill();
        // Ended by itself, in words: not the dump's doing.
        if (code is > 0 and < 128 && said.Length > 0)
        {
            throw new InvalidOperationException($"The process that reads dumps apart ended: {said}");
        }

        var refused = new StagedDump { Sha256 = key, Refused = string.Create(CultureInfo.InvariantCulture, $"it brought down the process that read it (exit code {code}){(Killed.Contains(code) ? ": somebody, or the system for want of memory, killed it; it is read again in the next run" : "")}") };
        if (!Killed.Contains(code))
        {
            folder.Remember(dump.Kind, refused);
            folder.Of(dump.Kind, key);
        }

        return refused;
    }

    private void Kill()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
    }

    private static void Say(Process process, string line)
    {
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It is gone: the answer will not come.
        }
    }

    private Process Start()
    {
        var process = Process.Start(new ProcessStartInfo(apart.Program, apart.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{apart.Program} could not be started.");
        Say(process, job.ToJson());
        return process;
    }
}
