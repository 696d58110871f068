using Cronos;

namespace CampaignBatch.Jobs.Timetable;

/// <summary>When something is to be done, of which campaigns, and for whom.</summary>
internal sealed record Schedule
{
    /// <summary>Known by this in history and ledger: with another name it is another schedule.</summary>
    public required string Name { get; init; }

    /// <summary>Five fields: minute, hour, day of month, month, day of week; at most once a minute.</summary>
    public required CronExpression Cron { get; init; }

    /// <summary>The cron as it was typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The zone whose clock the cron means. Default UTC.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Ids of campaigns; none: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>"in_app" or "push": only campaigns of this channel; null: both.</summary>
    public string? Channel { get; init; }

    /// <summary>Only campaigns that have begun and not ended by the as-of.</summary>
    public bool RunningOnly { get; init; }

    /// <summary>Whether reports are made anew. Default true.</summary>
    public bool Refresh { get; init; } = true;

    /// <summary>Whether reports are mailed. Default false.</summary>
    public bool Mail { get; init; }

    /// <summary>To whom; none: to those that the settings of mail name.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    // A clock may have stood in 1970 for a while: what was due since then is not counted minute by minute.
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(400);

    /// <summary>The due times after one instant and up to another. A local time that a clock change skips or repeats is due once, unless the cron names every hour or minute.</summary>
    /// <returns>The newest, and how many there were; null where there was none.</returns>
    public DueTime? Newest(DateTimeOffset after, DateTimeOffset upTo)
    {
        after = after < upTo - Farthest ? upTo - Farthest : after;
        DateTime? newest = null;
        var count = 0L;
        foreach (var due in after < upTo ? Cron.GetOccurrences(after.UtcDateTime, upTo.UtcDateTime, Zone, fromInclusive: false, toInclusive: true) : [])
        {
            (newest, count) = (due, count + 1);
        }

        return newest is { } at ? new DueTime(new DateTimeOffset(at, TimeSpan.Zero), count) : null;
    }

    /// <summary>The first due time after an instant; null where there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => Cron.GetNextOccurrence(after.UtcDateTime, Zone) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;
}
