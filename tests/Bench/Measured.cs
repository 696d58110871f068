using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CampaignBatch.Bench;

/// <summary>What one process took.</summary>
/// <param name="Wall">Seconds, from before the work to after it.</param>
/// <param name="Cpu">Processor seconds of the whole process.</param>
/// <param name="PeakMb">Greatest resident memory of the process, MiB.</param>
/// <param name="Parts">Seconds by stage or query, in order.</param>
internal sealed record Measured(double Wall, double Cpu, long PeakMb, IReadOnlyDictionary<string, double> Parts)
{
    /// <summary>Runs this program again in a process of its own, so that memory and warm-up are those of a real run.</summary>
    public static Measured Of(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardOutput = true })!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measured>(json)!
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"'{string.Join(' ', args)}' ended with {process.ExitCode}."));
    }

    /// <summary>Tells the process that asked.</summary>
    public static int Tell(TimeSpan wall, IReadOnlyDictionary<string, double> parts)
    {
        using var self = Process.GetCurrentProcess();
        // The start of the process, which no stopwatch of ours has seen, is told by the system in wall time.
        var wholeWall = Math.Max(wall.TotalSeconds, (DateTime.Now - self.StartTime).TotalSeconds);
        Console.Out.Write(JsonSerializer.Serialize(new Measured(wholeWall, self.TotalProcessorTime.TotalSeconds, self.PeakWorkingSet64 >> 20, parts)));
        return 0;
    }
}
