using System.Collections;
using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;

namespace CampaignBatch.Jobs.Commands;

/// <summary>Judges dumps and publishes nothing.</summary>
internal static class CheckCommand
{
    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var options = LineOptions.OfCheck();
        var json = new Option<bool>("--json") { Description = "Write the verdict as JSON to standard output, progress to standard error." };
        var site = new Option<string>("--site") { HelpName = "DIR", Description = "Compare the files of a published site with what was published; no dump is read." };
        var command = new Command("check", "Reads and judges dumps, file by file and row by row; publishes nothing.");
        options.AddTo(command);
        command.Add(json);
        command.Add(site);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(site) is { } folder)
            {
                return (int)SiteVerdict.Tell(folder, terminal);
            }

            var settings = SettingsSheet.Read(parsed.GetValue(options.Settings), environment, options.Layer(parsed));
            if (settings.Source == Source.Auto)
            {
                settings = settings with { Source = Proposed(bench.Propose(settings, cancel), settings, terminal) };
            }

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

    /// <summary>The source that fits best, and what to run; standard output may be for programs.</summary>
    private static string Proposed(IReadOnlyList<SourceProposal> proposals, LineSettings settings, Terminal terminal)
    {
        if (proposals.Count == 0)
        {
            throw new NoUsableInput($"No source that comes with the program fits the files of '{settings.Data}' (--source auto). Write a mapping of your own, one SQL file: reports/sources/README.md says how.");
        }

        foreach (var p in proposals)
        {
            terminal.Err.WriteLine($"{(p == proposals[0] ? "These dumps look like" : "or like")} {p.Source}: {Amounts.Count(p.Fitting)} of {Amounts.Count(p.Tried, "file")} looked into fit, "
                + $"{Amounts.Count(p.Files)} are read by their names, {Amounts.Count(p.Others)} are not.");
        }

        terminal.Err.WriteLine($"Checked as {proposals[0].Source}. Then: campaign-batch run --data {settings.Data} --source {proposals[0].Source}");
        return proposals[0].Source;
    }
}
