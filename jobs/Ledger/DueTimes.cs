namespace CampaignBatch.Jobs.Ledger;

/// <summary>The newest due time of each schedule that became a run.</summary>
public sealed class DueTimes(LedgerDatabase database)
{
    /// <summary>
    /// When a schedule was last handled. One that was never seen counts from now on: nothing before it was missed. So does one that was handled in
    /// the future: the clock was wrong then, and waiting for it would switch the schedule off. What was made a run already is none again.
    /// </summary>
    public DateTimeOffset Last(string schedule, DateTimeOffset now) => Find(schedule) is { } known && known <= now ? known : database.Write(page =>
    {
        page.Execute("insert into due_times (schedule, due_at) values (@schedule, @now) on conflict do nothing", new { schedule, now });
        page.Execute("update due_times set due_at = @now where schedule = @schedule and due_at > @now", new { schedule, now });
        return page.First<DateTimeOffset>("select due_at from due_times where schedule = @schedule", new { schedule });
    });

    /// <summary>When a schedule was last handled; null for never.</summary>
    public DateTimeOffset? Find(string schedule) => database.Read(page =>
        page.First<DateTimeOffset?>("select due_at from due_times where schedule = @schedule", new { schedule }));

    /// <summary>
    /// Makes a due time a run, in one transaction with remembering it. While an earlier run of the same schedule waits or runs
    /// nothing happens: the due time stays missed, and is caught up with.
    /// </summary>
    /// <returns>The run; null where it was not to be made, or somebody else made it.</returns>
    public Run? Handle(Run due) => database.Write(page =>
    {
        if (Runs.IsWaiting(page, due.Subject)
            || page.Execute("update due_times set due_at = @DueAt where schedule = @Schedule and due_at < @DueAt", new { due.Schedule, due.DueAt }) == 0)
        {
            return null;
        }

        var (run, isNew) = Runs.Ask(page, due);
        return isNew ? run : null;
    });
}
