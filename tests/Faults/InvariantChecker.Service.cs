using System.Globalization;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults;

/// <summary>What must hold of the service: its runs, its mail, its due times and its workers.</summary>
internal sealed partial class InvariantChecker
{
    /// <summary>
    /// Once the service has done what was left: the run ended well, and the site is the one it was to make.
    /// </summary>
    public void ServiceHealed(Run run, ProgramEnd end)
    {
        Holds(Invariant.Heals, run.State == RunState.Done, $"the run is {run.State}: {run.Outcome}");
        Holds(
            Invariant.EndIsKnown,
            end.Code == 0,
            $"the service that was asked to stop ended with {end.Code}: {end.LastLine}");
        Holds(Invariant.SiteIsRight, IsWhole(), $"these files differ: {Differences(trial.References.Whole)}");
        AfterFault(end);
        NothingIsLeft();
    }

    /// <summary>
    /// A message at its end was taken at least once, unless it was refused for good; no more often than its fate was in
    /// doubt and
    /// once more; and with the bytes of the outbox each time.
    /// </summary>
    /// <param name="row">The message with its bytes.</param>
    /// <param name="taken">What whoever takes mail has taken of all messages.</param>
    /// <param name="isRefused">Whether it was refused for good.</param>
    /// <param name="doubts">How often its fate was in doubt before a person had it tried again.</param>
    public static void MailArrivesOnce(
        OutboxRow row, IReadOnlyList<Taken> taken, bool isRefused = false, long doubts = 0)
    {
        var own = taken.Where(t => t.Recipient == row.Recipient).ToList();
        var most = 1 + row.Unsure + doubts;
        var isAtItsEnd = row.State == OutboxState.Sent || (isRefused && row.State == OutboxState.Dead);
        var count = string.Create(
            CultureInfo.InvariantCulture, $"message {row.Id} ({row.State}) was taken {own.Count} times");
        Holds(Invariant.MailArrivesOnce, isAtItsEnd, $"message {row.Id} is {row.State}: {row.LastError}");
        Holds(Invariant.MailArrivesOnce, own.Count > 0 || row.State == OutboxState.Dead, count);
        Holds(Invariant.MailArrivesOnce, own.Count <= most, $"{count} and may have been {most}");
        Holds(
            Invariant.MailArrivesOnce,
            own.TrueForAll(t => AreOf(row, t.Bytes)),
            $"message {row.Id} came with other bytes");
    }

    /// <summary>No due time of a schedule has two runs.</summary>
    public static void DueTimesRunOnce(IReadOnlyList<Run> runs)
    {
        var twice = runs.Where(r => r.Schedule is not null)
            .GroupBy(r => (r.Schedule, r.DueAt))
            .FirstOrDefault(g => g.Count() > 1);
        Holds(
            Invariant.DueTimesRunOnce,
            twice is null,
            $"{twice?.Key.Schedule} at {twice?.Key.DueAt:O} has {twice?.Count()} runs");
    }

    /// <summary>Each of these due times of a schedule has a run.</summary>
    public static void DueTimesCame(string schedule, IEnumerable<DateTimeOffset> dueTimes, IReadOnlyList<Run> runs)
    {
        var came = runs.Where(r => r.Schedule == schedule).Select(r => r.DueAt).ToHashSet();
        var missed = dueTimes.Where(at => !came.Contains(at))
            .Select(at => at.ToString("O", CultureInfo.InvariantCulture))
            .ToList();
        Holds(Invariant.DueTimesRunOnce, missed.Count == 0, $"{schedule} did not run at {string.Join(", ", missed)}");
    }

    /// <summary>
    /// Of the due times that passed while the service was down, at most one became a run: the newest there was.
    /// </summary>
    /// <param name="made">Runs of a schedule that were made since.</param>
    /// <param name="passed">Its due times of that time, in order.</param>
    /// <param name="back">When the service was there again.</param>
    public static void CaughtUpOnce(IReadOnlyList<Run> made, IReadOnlyList<DateTimeOffset> passed, DateTimeOffset back)
    {
        var caught = made.Where(r => r.DueAt <= back).ToList();
        var times = string.Join(", ", caught.Select(r => r.DueAt?.ToString("O", CultureInfo.InvariantCulture)));
        Holds(Invariant.DueTimesRunOnce, caught.Count <= 1, $"caught up with {times}");
        var isNewest = caught.Count == 0 || (passed.Count > 0 && caught[0].DueAt == passed[^1]);
        Holds(Invariant.DueTimesRunOnce, isNewest, $"caught up with {times}, which was not the newest");
        // Where a run of before was still to be done, a due time of after it stands for all.
        var isMade = passed.Count == 0 || made.Count > 0;
        Holds(Invariant.DueTimesRunOnce, isMade, $"{passed.Count} due times passed, and no run was made for them");
    }

    /// <summary>No run that was known is gone.</summary>
    public static void NothingIsForgotten(IReadOnlyList<Run> before, IReadOnlyList<Run> now)
    {
        var gone = before.Select(r => r.Id).Except(now.Select(r => r.Id)).Count();
        Holds(
            Invariant.DueTimesRunOnce,
            gone == 0, string.Create(CultureInfo.InvariantCulture,
            $"{gone} runs are gone from the ledger"));
    }

    /// <summary>
    /// Of two workers the one that took over ended the run, alone; what the other did once it woke changed nothing.
    /// </summary>
    /// <param name="slept">The run as it was when the first one fell asleep.</param>
    /// <param name="ended">As the second one ended it.</param>
    /// <param name="now">As it is after the first one woke.</param>
    /// <param name="fences">Numbers of who published the site, then and now.</param>
    public static void OneWorkerPublishes(Run slept, Run ended, Run now, (long? Then, long? Now) fences)
    {
        static (RunState, long, DateTimeOffset?, string?) End(Run run) =>
            (run.State, run.Token, run.EndedAt, run.Outcome);
        var tookOver = string.Create(
            CultureInfo.InvariantCulture, $"{slept.Token} slept, and {ended.Token} ended the run");
        Holds(Invariant.OneWorkerPublishes, ended.Token > slept.Token, tookOver);
        Holds(
            Invariant.OneWorkerPublishes,
            End(ended) == End(now),
            $"the run ended as {End(ended)} and then as {End(now)}");
        Holds(
            Invariant.OneWorkerPublishes,
            (fences.Now ?? 0) >= (fences.Then ?? 0),
            $"the site of {fences.Then} was published again by {fences.Now}");
    }

    /// <summary>A run tells of each campaign once.</summary>
    public static void CampaignsPublishedOnce(IReadOnlyList<CampaignPublication> publications)
    {
        var twice = publications.GroupBy(p => p.Campaign).FirstOrDefault(g => g.Count() > 1);
        Holds(
            Invariant.OneWorkerPublishes,
            twice is null,
            $"{twice?.Key} was published {twice?.Count()} times by one run");
    }

    private static bool AreOf(OutboxRow row, byte[] bytes) =>
        bytes.AsSpan().SequenceEqual(row.Bytes)
            || (row is { UseLight: 1, Light: { } light } && bytes.AsSpan().SequenceEqual(light));
}
