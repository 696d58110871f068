using System.Collections;
using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Telling;

namespace CampaignBatch.Jobs.Commands;

/// <summary>Judges dumps and publishes nothing.</summary>
internal static class CheckCommand
{
    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var options = LineOptions.OfCheck();
        var json = new Option<bool>("--json") { Description = "Write the verdict as JSON to standard output, progress to standard error." };
        var command = new Command("check", "Reads and judges dumps, file by file and row by row; publishes nothing.");
        options.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var settings = SettingsSheet.Read(parsed.GetValue(options.Settings), environment, options.Layer(parsed));
            var isJson = parsed.GetValue(json);
            var narrator = isJson
                ? Narrator.On(terminal.Err, terminal.ErrIsLive, bench.Clock)
                : Narrator.On(terminal.Out, terminal.OutIsLive, bench.Clock);
            var outcome = narrator.During(progress => bench.Check(settings, progress, cancel));

            terminal.Out.Write(isJson ? CheckJson.Of(outcome) : CheckVerdict.Of(outcome, terminal.Width));
            FailedCampaigns.Tell(outcome.Failed, terminal);
            return (int)(outcome.Failed.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed);
        });
        return command;
    }
}
