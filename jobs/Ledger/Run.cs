namespace CampaignBatch.Jobs.Ledger;

/// <summary>A run: what was asked, by whom, and what became of it.</summary>
public sealed record Run
{
    /// <summary>Short digest of the key: safe in addresses, file names and headers.</summary>
    public string Id { get; init; } = "";

    /// <summary>What makes it this run and no other, such as schedule, due time; equal keys are one run.</summary>
    public string Key { get; init; } = "";

    /// <summary>Digest of what is asked; of equal ones only one waits or runs at a time.</summary>
    public string Subject { get; init; } = "";

    /// <summary>"schedule", "catch-up", "rerun", "send", "repair".</summary>
    public string Cause { get; init; } = "";

    /// <summary>The schedule that asked; null where a person did.</summary>
    public string? Schedule { get; init; }

    /// <summary>When the schedule wanted it.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What the history must say besides, such as due times that were missed.</summary>
    public string? Told { get; init; }

    /// <summary>Name of the person, or "timetable".</summary>
    public string AskedBy { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Ids of campaigns; none: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>"in_app" or "push": only campaigns of this channel; null: both.</summary>
    public string? Channel { get; init; }

    /// <summary>Only campaigns that run at the as-of.</summary>
    public bool RunningOnly { get; init; }

    /// <summary>The as-of that was asked for; null: the latest event.</summary>
    public DateTimeOffset? AsOf { get; init; }

    public bool Force { get; init; }

    /// <summary>Whether reports are made anew.</summary>
    public bool Refresh { get; init; } = true;

    /// <summary>Whether reports are mailed.</summary>
    public bool Mail { get; init; }

    /// <summary>To whom, where other than the settings say; none: those of the settings.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public RunState State { get; init; }

    /// <summary>The fencing token of who is at it.</summary>
    public long Token { get; init; }

    /// <summary>Machine and process of who is at it.</summary>
    public string? Holder { get; init; }

    /// <summary>Id of its job in Hangfire, which forgets; null where it has none.</summary>
    public string? Job { get; init; }

    /// <summary>How often it was begun.</summary>
    public long Attempts { get; init; }

    /// <summary>How often the program died while it was at it.</summary>
    public long Killed { get; init; }

    /// <summary>How often it broke off because the ledger was away.</summary>
    public long Outages { get; init; }

    /// <summary>Not begun before, after the program died at it; null: at once.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public string? Stage { get; init; }

    /// <summary>How far the stage is, of <see cref="Total"/>; both 0 where nothing is known.</summary>
    public long Done { get; init; }

    public long Total { get; init; }

    /// <summary>What was done last: a file, a campaign. From data: any character.</summary>
    public string? What { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The as-of of what was published.</summary>
    public DateTimeOffset? ResultAsOf { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Whether something was published, or found published.</summary>
    public bool IsNews { get; init; }

    /// <summary>Dumps that it stood on.</summary>
    public long? Inputs { get; init; }

    public long? RowsRead { get; init; }

    public long? RowsAccepted { get; init; }

    public long? RowsRejected { get; init; }

    public long? CampaignsPublished { get; init; }

    public long? CampaignsUnchanged { get; init; }

    /// <summary>Campaigns that got no new report, a sentence each.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>What became of it, in a sentence.</summary>
    public string? Outcome { get; init; }
}
