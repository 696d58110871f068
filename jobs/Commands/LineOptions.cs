using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Reports.Ingest;

namespace CampaignBatch.Jobs.Commands;

/// <summary>The options that stand for settings of a run. They hold text as typed; <see cref="SettingsSheet"/> judges them.</summary>
internal sealed class LineOptions
{
    private readonly Dictionary<string, Option> bySetting = new(StringComparer.Ordinal);

    private LineOptions()
    {
    }

    public Option<FileInfo?> Settings { get; } = new("--settings")
    {
        HelpName = "FILE",
        Description = "Settings file. Default: appsettings.json of the working folder, if there is one.",
    };

    public static LineOptions OfRun() => new LineOptions()
        .With("Data", "--data", "DIR|GLOB|URL", "Dumps to read. Default: data-samples/dumps.")
        .With("Out", "--out", "DIR", "Folder of the site: new, empty, or published by this program. Default: out/site.")
        .With("Source", "--source", "NAME|FILE", $"How the dumps are read: one of {string.Join(", ", Source.Shipped)}; or an SQL file of your own. Default: canonical.")
        .With("Campaigns", "--campaign", "ID", "Draw this campaign only, the others stay as published; may be repeated. Default: all.", isList: true)
        .With("AsOf", "--as-of", "INSTANT", "Instant the figures stand for, such as 2026-02-01T00:00:00Z; without zone UTC. Default: the latest event.")
        .With("Language", "--language", "CODE", "What the pages speak: en, de, fr, ja, or one of your templates. Default: en.")
        .With("Templates", "--templates", "DIR", "Your own templates, logo and words, each in place of the file of ours with its name. Default: none.")
        .WithResources();

    public static LineOptions OfCheck() => new LineOptions()
        .With("Data", "--data", "DIR|GLOB|URL", "Dumps to judge. Default: data-samples/dumps.")
        .With("Source", "--source", "NAME|FILE", $"How the dumps are read: one of {string.Join(", ", Source.Shipped)}; or an SQL file of your own. Default: canonical.")
        .With("AsOf", "--as-of", "INSTANT", "Instant the figures stand for, such as 2026-02-01T00:00:00Z; without zone UTC. Default: the latest event.")
        .WithResources();

    public static LineOptions OfSend() => new LineOptions()
        .With("Out", "--out", "DIR", "Folder of the site. Default: out/site.")
        .With("Ledger", "--ledger", "DIR", "Folder of what was run, published and mailed. Default: the folder of the site with .ledger at its end.")
        .With("Language", "--language", "CODE", "What the mail speaks: en, de, fr, ja, or one of your templates. Default: en.")
        .With("Templates", "--templates", "DIR", "Your own templates, logo and words, each in place of the file of ours with its name. Default: none.");

    public static LineOptions OfService() => OfWork()
        .With("Url", "--url", "URL", "Address to listen on. Default: http://127.0.0.1:5080.");

    public static LineOptions OfWork() => new LineOptions()
        .With("Data", "--data", "DIR|GLOB|URL", "Dumps to read. Default: data-samples/dumps.")
        .With("Source", "--source", "NAME|FILE", $"How the dumps are read: one of {string.Join(", ", Source.Shipped)}; or an SQL file of your own. Default: canonical.")
        .With("Out", "--out", "DIR", "Folder of the site: new, empty, or published by this program. Default: out/site.")
        .With("Ledger", "--ledger", "DIR", "Folder of what was run, published and mailed. Default: the folder of the site with .ledger at its end.")
        .WithResources();

    public void AddTo(Command command)
    {
        foreach (var option in bySetting.Values)
        {
            command.Add(option);
        }

        command.Add(Settings);
    }

    /// <summary>The settings that were given as options.</summary>
    public SettingsLayer Layer(ParseResult parsed) => SettingsLayer.OfOptions(bySetting
        .Where(option => parsed.GetResult(option.Value) is not null)
        .Select(option => (option.Key, option.Value.Name, parsed.GetResult(option.Value)!.Tokens.Select(token => token.Value).ToArray())));

    private LineOptions WithResources() => this
        .With("Cache", "--cache", "DIR", "Where dumps already read are kept between runs. Default: the folder of the site with .cache at its end.")
        .With("Threads", "--threads", "N", "Threads that read and compute, 1 to 1024. Default: the processors this process may use.")
        .With("MemoryLimit", "--memory", "SIZE", "Memory for data, such as 512MiB or 4GB; beyond it the disk is used. Default: 1280MiB.");

    private LineOptions With(string setting, string name, string helpName, string description, bool isList = false)
    {
        Option option = isList ? new Option<string[]>(name) { HelpName = helpName } : new Option<string>(name) { HelpName = helpName };
        option.Description = description;
        bySetting[setting] = option;
        return this;
    }
}
