using System.Globalization;

namespace CampaignBatch.Reports.Samples;

/// <summary>The size of a sample world and where its dumps go. The same settings give the same dumps.</summary>
public sealed record SampleSettings
{
    /// <summary>Folder for the dumps; made where it does not exist. Files of an earlier world are replaced.</summary>
    public required string Out { get; init; }

    /// <summary>Rows in all event dumps together, met within about one in a hundred: 1,000 to 10,000,000,000, default 60,000.</summary>
    public long Events { get; init; } = 60_000;

    /// <summary>Campaigns: 1 to 4,000, default 8.</summary>
    public int Campaigns { get; init; } = 8;

    /// <summary>Days from 2026-02-15 on, one event dump each: 1 to 3,650, default 45.</summary>
    public int Days { get; init; } = 45;

    /// <summary>Another seed, another world of the same kind. Any number, default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Days written at a time. Default: the processors this process may use. It bears on speed and memory, never on content.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <exception cref="SettingsError">A setting is outside its range.</exception>
    internal void Check()
    {
        Within("events", Events, 1_000, 10_000_000_000);
        Within("campaigns", Campaigns, 1, 4_000);
        Within("days", Days, 1, 3_650);
        Within("threads", Threads, 1, 1_024);
    }

    private static void Within(string name, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new SettingsError(string.Create(CultureInfo.InvariantCulture, $"--{name} is {value}; it must be from {least} to {most}."));
        }
    }
}
