using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Timetable;

namespace CampaignBatch.Jobs.Running;

/// <summary>Takes what is asked for, by persons and by the timetable, and sees to it that somebody is at it.</summary>
/// <param name="ledger">The truth.</param>
/// <param name="schedules">The timetable.</param>
/// <param name="queue">Where runs wait for a worker.</param>
/// <param name="clock">The time.</param>
/// <param name="watch">Whether the clock can be believed; null: always.</param>
/// <param name="alarm">Told when the clock jumped.</param>
internal sealed class Desk(
    RunLedger ledger, IReadOnlyList<Schedule> schedules, RunQueue queue, TimeProvider clock, ClockWatch? watch = null, Action<string>? alarm = null)
{
    /// <summary>When the timetable was last looked at, in the ledger.</summary>
    public const string TickMark = "tick";

    /// <summary>Asks for a run, in the name of a person.</summary>
    public (Run Run, bool IsNew) Ask(Run asked, string ticket)
    {
        var answer = ledger.Runs.Ask(Asked.By(asked with { AskedAt = clock.GetUtcNow() }, ticket));
        Dispatch();
        return answer;
    }

    /// <summary>What is to be done before the first tick: the clock is held against what the last service wrote down.</summary>
    public void Begin() => Tell(watch?.Begin(ledger.Marks.Of(TickMark)));

    /// <summary>Makes due times runs. May be called by several at once, and late.</summary>
    public void Tick()
    {
        Tell(watch?.Look());
        var now = clock.GetUtcNow();
        foreach (var schedule in schedules)
        {
            if (schedule.Newest(ledger.DueTimes.Last(schedule.Name, now), now) is { } due)
            {
                ledger.DueTimes.Handle(Asked.By(schedule, due, now));
            }
        }

        ledger.OwedMails.Settle(owed => Asked.For(owed, now));
        ledger.Marks.Set(TickMark, now);
        Dispatch();
    }

    private void Tell(TimeSpan? jump)
    {
        if (jump is { } by)
        {
            alarm?.Invoke(ClockWatch.Words(by));
        }
    }

    /// <summary>Gives the run that is first in line to a worker, unless somebody is at the site.</summary>
    public void Dispatch()
    {
        if (!ledger.Leases.IsHeld(Runner.SiteLease) && First() is { } first && !HasJob(first))
        {
            ledger.Runs.Remember(first.Id, queue.Put(first.Id));
        }
    }

    // One at which the program died again and again lets others go first.
    private Run? First()
    {
        var now = clock.GetUtcNow();
        return ledger.Runs.Waiting().FirstOrDefault(run => !RunPauses.IsPaused(run, now));
    }

    private bool HasJob(Run run) => run is { State: RunState.Queued, Job: { } job } && queue.Has(job);
}
