namespace CampaignBatch.Jobs.Ledger;

/// <summary>What breaking off means for a run: counted by its cause, and how long it waits before it is begun again.</summary>
public static class RunPauses
{
    /// <summary>After so many deaths of the program a run is given up: it is what kills it.</summary>
    public const int MostKilled = 10;

    /// <summary>No run waits longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // A kill happens: the run goes on at once. One that kills the program again and again leaves it time for others in between.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), Longest,
    ];

    /// <summary>Whether it still waits. A clock that was ahead when it was put to wait keeps nobody waiting.</summary>
    public static bool IsPaused(Run run, DateTimeOffset now) => run.NextAt is { } next && next > now && next - now <= Longest;

    /// <summary>
    /// Who finds a run begun that nobody is at, and is not the one who began it, finds that the program died at it. Who began
    /// it himself lives: the ledger was away.
    /// </summary>
    internal static Run Judge(Run run, string holder, DateTimeOffset now)
    {
        if (run.State != RunState.Running)
        {
            return run;
        }

        if (run.Holder == holder)
        {
            return run with { Outages = run.Outages + 1 };
        }

        var killed = run.Killed + 1;
        return run with { Killed = killed, NextAt = killed >= MostKilled ? null : now + Pauses[Math.Min(killed, Pauses.Length) - 1] };
    }
}
