using System.Globalization;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>
/// Of a service and a worker on one PostgreSQL, the one that is at a run sleeps for longer than its lease, and wakes.
/// </summary>
internal sealed class WorkerPaused : FaultScenario
{
    private const int LatestMilliseconds = 200;
    private const int LongestMoreMilliseconds = 8_000;
    private const int MostAttempts = 4;

    /// <summary>One trial of so many waits until the lease ends by itself.</summary>
    private const int OneWaits = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly string[] Stages = ["find", "read", "compute", "draw", "publish"];

    public override string Name => "worker-paused";

    public override string Fault =>
        "SIGSTOP of `serve` or `work`, whichever is at a run, beyond its lease; SIGCONT once the other took over";

    public override TrialCounts Trials => new(1, 8, 60);

    public override string? Missing => PostgresCluster.Missing;

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        using var postgres = new PostgresCluster();
        await using var served = new ServedTrial(trial, postgres.NewDatabase());
        using var service = served.Serve();
        using var worker = served.Work();
        if (await Asleep(trial, served, [service, worker], cancel) is not { } slept)
        {
            return "every run was over before its worker slept";
        }

        var sleeper = IsOf(slept, service) ? service : worker;
        var other = sleeper == service ? worker : service;
        var how = await TakenOver(trial, served, slept, other, cancel);
        var fence = Published.Read(trial.Place.Site)?.Fence;
        sleeper.Signal("CONT");
        var ended = await served.Ended(slept.Id, other, cancel);
        await Next(served, sleeper, cancel);
        var now = served.Ledger.Runs.Find(slept.Id)!;
        InvariantChecker.OneWorkerPublishes(slept, ended, now, (fence, Published.Read(trial.Place.Site)?.Fence));
        InvariantChecker.CampaignsPublishedOnce(served.Ledger.Publications.OfRun(slept.Id));
        trial.Check.SecretsStay(await Stopped(worker, cancel));
        trial.Check.ServiceHealed(now, await Stopped(service, cancel));
        served.MailArrived();
        var who = sleeper == service ? "serve" : "work";
        return $"{who} slept at {slept.Stage}, {how}: tokens {slept.Token}, {ended.Token}";
    }

    /// <summary>Stops whoever is at a run, while it is.</summary>
    /// <returns>The run as it was then; null where each was over before.</returns>
    private static async Task<Run?> Asleep(
        Trial trial, ServedTrial served, RunningProgram[] both, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var id = attempt == 0
                ? served.RunId
                : served.Ask(string.Create(CultureInfo.InvariantCulture, $"again{attempt}"), isForced: true).Id;
            var stage = trial.OneOf<string>(Stages);
            await ServedTrial.Comes(() => served.IsAt(stage, id), both[0], Longest, cancel);
            await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
            if (served.Ledger.Runs.Find(id) is { State: RunState.Running } run
                && Array.Find(both, p => IsOf(run, p)) is { } holder)
            {
                holder.Signal("STOP");
                if (served.Ledger.Runs.Find(id) is { State: RunState.Running } slept)
                {
                    return slept;
                }

                holder.Signal("CONT");
            }

            await served.Ended(id, both[0], cancel);
        }

        return null;
    }

    private static bool IsOf(Run run, RunningProgram program) =>
        run.Holder?.Split('/')[1] == program.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Waits until the other one has taken the run, and a while more. The sleeper may still hold the lock of the site's
    /// folder: then
    /// the other waits for it, and goes on once it wakes.
    /// </summary>
    private static async Task<string> TakenOver(
        Trial trial, ServedTrial served, Run slept, RunningProgram other, CancellationToken cancel)
    {
        var isLong = trial.Dice.Next(OneWaits) == 0;
        if (!isLong)
        {
            served.ExpireLeases(slept.Holder!);
        }

        bool IsTaken() => served.Ledger.Runs.Find(slept.Id)!.Token > slept.Token;
        var isTaken = await ServedTrial.Comes(IsTaken, other, Longest, cancel);
        var held = isTaken ? "" : served.Held();
        InvariantChecker.Holds(
            Invariant.Heals,
            isTaken,
            $"within {Longest} nobody took over from {slept.Holder} at {slept.Stage}: {held}");
        var more = trial.Dice.Next(LongestMoreMilliseconds);
        await Task.Delay(more, cancel);
        var isDone = served.Ledger.Runs.Find(slept.Id)!.EndedAt is not null;
        var until = isLong ? "until its lease ended" : "as if its lease had ended";
        return string.Create(
            CultureInfo.InvariantCulture, $"{until} and {more} ms, the other {(isDone ? "done" : "not done")}");
    }

    /// <summary>One more run: by its end whatever the sleeper was about to do is done.</summary>
    private static async Task Next(ServedTrial served, RunningProgram sleeper, CancellationToken cancel)
    {
        var next = await served.Ended(served.Ask("next").Id, sleeper, cancel);
        InvariantChecker.Holds(
            Invariant.Heals,
            next.State == RunState.Done,
            $"the next run is {next.State}: {next.Outcome}");
    }

    private static Task<ProgramEnd> Stopped(RunningProgram program, CancellationToken cancel)
    {
        program.Signal("TERM");
        return program.End(cancel);
    }
}
