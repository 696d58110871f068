using System.Globalization;

namespace CampaignBatch.Faults;

/// <summary>What the command line asks for.</summary>
internal sealed record FaultOptions
{
    public const string Usage = "campaign-batch-faults [--size tests|hour|release] [--only NAME…] [--seed N] [--trials N] [--keep]";

    public MatrixSize Size { get; init; } = MatrixSize.Tests;

    public required IReadOnlyList<FaultScenario> Scenarios { get; init; }

    /// <summary>The seed of the first trial of each scenario; each further one has the next.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Trials of each scenario; null for as many as the size has.</summary>
    public int? Trials { get; init; }

    /// <summary>Whether the folders of broken trials stay, to be looked at.</summary>
    public bool Keeps { get; init; }

    /// <exception cref="ArgumentException">The arguments are none of these.</exception>
    public static FaultOptions Parse(IReadOnlyList<string> args)
    {
        var options = new FaultOptions { Scenarios = FaultMatrix.Scenarios };
        for (var i = 0; i < args.Count; i++)
        {
            var values = args.Skip(i + 1).TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
            options = options.With(args[i], values);
            i += values.Count;
        }

        return options;
    }

    private FaultOptions With(string name, IReadOnlyList<string> values) => (name, values) switch
    {
        ("--size", [var size]) when Enum.TryParse<MatrixSize>(size, ignoreCase: true, out var known) => this with { Size = known },
        ("--only", [_, ..]) => this with { Scenarios = [.. values.Select(FaultMatrix.Named)] },
        ("--seed", [var number]) => this with { Seed = Count(name, number) },
        ("--trials", [var number]) => this with { Trials = Count(name, number) },
        ("--keep", []) => this with { Keeps = true },
        _ => throw new ArgumentException($"'{name} {string.Join(' ', values)}' is not understood. {Usage}"),
    };

    private static int Count(string name, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ArgumentException($"{name} takes a whole number from 1, not '{number}'.");
}
