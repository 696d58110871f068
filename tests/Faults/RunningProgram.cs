using System.Diagnostics;
using System.Globalization;

namespace CampaignBatch.Faults;

/// <summary>A process of the product that runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    /// <summary>No trial takes so long by itself.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output, _errors;

    public RunningProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The system's number of it.</summary>
    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Sends a signal by its name, such as TERM, STOP or CONT.</summary>
    public void Signal(string name)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-" + name, id]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <exception cref="InvariantBrokenException">It does not end.</exception>
    public async Task<ProgramEnd> End(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return new ProgramEnd(_process.ExitCode, await _output + await _errors);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Kill();
            throw new InvariantBrokenException(Invariant.EndIsKnown, $"it did not end within {Longest}.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
