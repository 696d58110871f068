using System.CommandLine;
using System.Globalization;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Jobs.Commands;

/// <summary>Writes a world of dumps whose truths are known.</summary>
internal sealed class SampleCommand
{
    private readonly Option<string> outFolder = new("--out") { HelpName = "DIR", Description = "Folder for the dumps; an earlier sample in it is replaced. Default: out/sample." };
    private readonly Option<string> events = Of("--events", "Event rows in all, 1000 to 10000000000. Default: 60000.");
    private readonly Option<string> campaigns = Of("--campaigns", "Campaigns of both channels, 1 to 4000. Default: 8.");
    private readonly Option<string> days = Of("--days", "Days, a dump each, 1 to 3650. Default: 45.");
    private readonly Option<string> seed = Of("--seed", "Another number, another world; the same number, the same bytes. Default: 1.");

    private SampleCommand()
    {
    }

    public static Command Of(Terminal terminal, Workbench bench, CancellationToken cancel)
    {
        var sample = new SampleCommand();
        var command = new Command("sample", "Writes dumps to try, test and measure with; what is true of them stands beside them in truths.json.")
        {
            sample.outFolder, sample.events, sample.campaigns, sample.days, sample.seed,
        };
        command.SetAction(parsed =>
        {
            var settings = sample.Settings(parsed);
            var truths = bench.Sample(settings, new SampleLines(terminal.Out, bench.Clock), cancel);
            terminal.Out.Write(SampleLines.Summary(settings, truths, terminal.Width));
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Of(string name, string description) => new(name) { HelpName = "N", Description = description };

    private SampleSettings Settings(ParseResult parsed)
    {
        var folder = parsed.GetValue(outFolder) ?? Path.Combine("out", "sample");
        var settings = new SampleSettings { Out = folder.Trim().Length > 0 ? folder : throw new SettingsError("--out is empty; it must be a folder.") };
        return settings with
        {
            Events = Whole(parsed, events, long.MaxValue) ?? settings.Events,
            Campaigns = (int?)Whole(parsed, campaigns, int.MaxValue) ?? settings.Campaigns,
            Days = (int?)Whole(parsed, days, int.MaxValue) ?? settings.Days,
            Seed = Whole(parsed, seed, long.MaxValue) ?? settings.Seed,
        };
    }

    // The ranges are the sample's to judge.
    private static long? Whole(ParseResult parsed, Option<string> option, long most) => parsed.GetValue(option) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new SettingsError($"{option.Name} is \"{text}\"; it must be a whole number.");
}
