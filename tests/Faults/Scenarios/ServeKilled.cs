using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>kill -9 of the service at any moment of a run or of its mail, and started again.</summary>
internal sealed class ServeKilled : FaultScenario
{
    private const int MostKills = 3;
    private const int LatestMilliseconds = 400;
    private static readonly TimeSpan LongestToMoment = TimeSpan.FromSeconds(25);

    private static readonly Step[] Steps =
    [
        Step.Connect, Step.Hello, Step.Login, Step.Mail, Step.Recipient, Step.Data, Step.InMessage, Step.Dot, Step.Quit,
    ];

    public override string Name => "serve-killed";

    public override string Fault =>
        "kill -9 of `serve` at any moment of a run and of its mail, up to three times in a row";

    public override TrialCounts Trials => new(1, 20, 150);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        await using var served = new ServedTrial(trial);
        var kills = 1 + trial.Dice.Next(MostKills);
        var moments = Enumerable.Range(0, kills).Select(_ => trial.OneOf<string>([.. ServedTrial.Moments])).ToList();
        foreach (var moment in moments)
        {
            trial.Check.AfterFault(await Killed(trial, served, moment, cancel));
        }

        using var last = served.Serve();
        var run = await served.Ended(served.RunId, last, cancel);
        last.Signal("TERM");
        trial.Check.ServiceHealed(run, await last.End(cancel));
        served.MailArrived();
        return $"{(served.Relay is null ? "folder" : "relay")}, killed at {string.Join(", ", moments)}: {run.State}";
    }

    private static async Task<ProgramEnd> Killed(
        Trial trial, ServedTrial served, string moment, CancellationToken cancel)
    {
        using var running = served.Serve();
        if (moment == "mail" && served.Relay is { } relay)
        {
            await InTalk(trial, relay, running, cancel);
        }
        else
        {
            await ServedTrial.Comes(() => served.IsAt(moment), running, LongestToMoment, cancel);
            await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
        }

        running.Kill();
        return await running.End(cancel);
    }

    /// <summary>Killed by the relay itself, at a step of the talk; the message may have been taken by then.</summary>
    private static async Task InTalk(Trial trial, ScriptedRelay relay, RunningProgram running, CancellationToken cancel)
    {
        var at = trial.OneOf<Step>(Steps);
        var takes = trial.Dice.Next(2) == 0;
        relay.Script = (step, _) =>
        {
            if (step != at)
            {
                return null;
            }

            running.Kill();
            return Reaction.Drop with { Takes = takes };
        };
        await ServedTrial.Comes(() => false, running, LongestToMoment, cancel);
        relay.Script = (_, _) => null;
    }
}
