using System.Collections;
using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Telling;

namespace CampaignBatch.Jobs.Commands;

/// <summary>One batch, now, in this process.</summary>
internal static class RunCommand
{
    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var options = LineOptions.OfRun();
        var force = new Option<bool>("--force") { Description = "Draw and publish even where nothing is new." };
        var command = new Command("run", "Reads the dumps and publishes the site: one batch, now, in this process.");
        options.AddTo(command);
        command.Add(force);
        command.SetAction(parsed =>
        {
            var settings = SettingsSheet.Read(parsed.GetValue(options.Settings), environment, options.Layer(parsed))
                with { Force = parsed.GetValue(force) };
            var start = bench.Clock.GetTimestamp();
            var outcome = Narrator.On(terminal.Out, terminal.OutIsLive, bench.Clock)
                .During(progress => bench.Run(settings, progress, cancel));

            terminal.Out.Write(RunSummary.Of(outcome, bench.Clock.GetElapsedTime(start), terminal.Width));
            FailedCampaigns.Tell(outcome.Failed, terminal);
            return (int)(outcome.Failed.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed);
        });
        return command;
    }
}
