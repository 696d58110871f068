using System.Globalization;

namespace CampaignBatch.Simulations;

/// <summary>What the command line asks for.</summary>
internal sealed record SimulationOptions
{
    public const string Usage =
        "campaign-batch-simulations [--world NAME…] [--campaigns N] [--looks N] [--seed N] [--out DIR]";

    public required IReadOnlyList<SimulatedWorld> Worlds { get; init; }

    /// <summary>Campaigns of each world; null for as many as the world itself names.</summary>
    public int? Campaigns { get; init; }

    /// <summary>Greatest number of looks at a world.</summary>
    public int Looks { get; init; } = SimulatedWorld.Days;

    public int Seed { get; init; } = 1;

    /// <summary>Where the files of a world are while it is run. Default: among the temporary files.</summary>
    public string? Out { get; init; }

    /// <exception cref="ArgumentException">The arguments are none of these.</exception>
    public static SimulationOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SimulationOptions { Worlds = WorldCatalog.All };
        for (var i = 0; i < args.Count; i++)
        {
            var values = args.Skip(i + 1).TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
            options = options.With(args[i], values);
            i += values.Count;
        }

        return options;
    }

    private SimulationOptions With(string name, IReadOnlyList<string> values) => (name, values) switch
    {
        ("--world", [_, ..]) => this with { Worlds = [.. values.Select(WorldCatalog.Named)] },
        ("--campaigns", [var number]) => this with { Campaigns = Count(name, number) },
        ("--looks", [var number]) => this with { Looks = Count(name, number) },
        ("--seed", [var number]) => this with { Seed = Count(name, number) },
        ("--out", [var folder]) => this with { Out = folder },
        _ => throw new ArgumentException($"'{name} {string.Join(' ', values)}' is not understood. {Usage}"),
    };

    private static int Count(string name, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ArgumentException($"{name} takes a whole number from 1, not '{number}'.");
}
