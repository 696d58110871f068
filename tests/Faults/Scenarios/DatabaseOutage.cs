using System.Globalization;
using CampaignBatch.Jobs;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>PostgreSQL dies under the service at any moment of a run, and comes back.</summary>
internal sealed class DatabaseOutage : FaultScenario
{
    private const int MostOutages = 2;
    private const int LatestMilliseconds = 400;
    private const int LongestMilliseconds = 20_000;

    /// <summary>A service that finds no database when it starts says so and ends: that is another affair.</summary>
    private static readonly string[] Moments = [.. ServedTrial.Moments.Except(["start"])];
    private static readonly TimeSpan LongestToMoment = TimeSpan.FromSeconds(25);

    public override string Name => "database-outage";

    public override string Fault =>
        "PostgreSQL stopped at once at any moment of a run of `serve`, and started after up to 20 s, once or twice";

    public override TrialCounts Trials => new(1, 8, 60);

    public override string? Missing => PostgresCluster.Missing;

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        using var postgres = new PostgresCluster();
        await using var served = new ServedTrial(trial, postgres.NewDatabase());
        using var first = served.Serve();
        var outages = new List<string>();
        for (var left = 1 + trial.Dice.Next(MostOutages); left > 0; left--)
        {
            outages.Add(await Outage(trial, served, first, postgres, cancel));
        }

        using var second = first.HasEnded ? await Again(served, first, cancel) : null;
        var service = second ?? first;
        var run = await served.Ended(served.RunId, service, cancel);
        await served.TickGoesOn(service, cancel);
        service.Signal("TERM");
        trial.Check.ServiceHealed(run, await service.End(cancel));
        served.MailArrived();
        InvariantChecker.CampaignsPublishedOnce(served.Ledger.Publications.OfRun(run.Id));
        return $"{string.Join(", ", outages)}: {run.State}";
    }

    /// <summary>A service that finds no database while it starts says so and ends; whoever watches it starts it again.</summary>
    private static async Task<RunningProgram> Again(ServedTrial served, RunningProgram first, CancellationToken cancel)
    {
        var end = await first.End(cancel);
        InvariantChecker.Holds(
            Invariant.EndIsKnown,
            end.Code == (int)ExitCode.CannotWrite,
            string.Create(CultureInfo.InvariantCulture, $"exit code {end.Code}: {end.Error}"));
        return served.Serve();
    }

    private static async Task<string> Outage(
        Trial trial, ServedTrial served, RunningProgram service, PostgresCluster postgres, CancellationToken cancel)
    {
        var moment = trial.OneOf<string>(Moments);
        await ServedTrial.Comes(() => served.IsAt(moment), service, LongestToMoment, cancel);
        await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
        postgres.Crash();
        var time = trial.Dice.Next(LongestMilliseconds);
        await Task.Delay(time, cancel);
        postgres.Start();
        return string.Create(CultureInfo.InvariantCulture, $"{moment} {time} ms");
    }
}
