namespace CampaignBatch.Faults;

/// <summary>How a process ended, and what it said.</summary>
/// <param name="Code">Its exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="Said">Output and errors.</param>
internal sealed record ProgramEnd(int Code, string Said)
{
    public const int Killed = 137;
    public const int Stopped = 130;

    /// <summary>The error that it ended with, where it says one; else its last line.</summary>
    public string Error => Lines.FirstOrDefault(line => line.Contains("Exception", StringComparison.Ordinal)) ?? LastLine;

    /// <summary>The last line that says something.</summary>
    public string LastLine => Lines.LastOrDefault("");

    private string[] Lines => Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
