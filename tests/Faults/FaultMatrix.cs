using System.Diagnostics;
using System.Globalization;
using CampaignBatch.Faults.Scenarios;

namespace CampaignBatch.Faults;

/// <summary>All scenarios, and how they are tried.</summary>
internal static class FaultMatrix
{
    public static IReadOnlyList<FaultScenario> Scenarios { get; } =
    [
        new KilledAtCall(), new KilledByClock(), new Terminated(), new Paused(), new TwoRuns(),
        new CallFails(), new FullDisk(),
        new DamagedCache(), new DamagedPages(), new DamagedDump(), new ChangingDumps(),
        new ServeKilled(), new MailFaults(), new ClockJumps(), new ServiceDown(),
        new DatabaseOutage(), new WorkerPaused(),
    ];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FaultScenario Named(string name) => Scenarios.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no scenario '{name}'. There are {string.Join(", ", Scenarios.Select(s => s.Name))}.");

    /// <summary>Tries a scenario once.</summary>
    /// <exception cref="InvariantBrokenException">Something does not hold.</exception>
    public static async Task<string> Try(FaultScenario scenario, int seed, CancellationToken cancel)
    {
        using var trial = new Trial(seed);
        return await scenario.Try(trial, cancel);
    }

    /// <summary>Tries what is asked for, prints a line for each trial and a table at the end.</summary>
    /// <returns>How many trials broke an invariant.</returns>
    public static async Task<int> Run(FaultOptions options, TextWriter output, CancellationToken cancel)
    {
        var results = new List<ScenarioResult>();
        foreach (var scenario in options.Scenarios)
        {
            results.Add(scenario.Missing is { } missing
                ? new ScenarioResult(scenario, 0, 0, TimeSpan.Zero, missing)
                : await Run(scenario, options, output, cancel));
        }

        output.WriteLine();
        output.WriteLine("| scenario | trials | broken | seconds |");
        output.WriteLine("| --- | ---: | ---: | ---: |");
        results.ForEach(result => output.WriteLine(result.ToRow()));
        return results.Sum(r => r.Broken);
    }

    private static async Task<ScenarioResult> Run(FaultScenario scenario, FaultOptions options, TextWriter output, CancellationToken cancel)
    {
        var trials = options.Trials ?? scenario.Trials.In(options.Size);
        var broken = 0;
        var watch = Stopwatch.StartNew();
        for (var seed = options.Seed; seed < options.Seed + trials; seed++)
        {
            using var trial = new Trial(seed);
            string outcome;
            try
            {
                outcome = await scenario.Try(trial, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One trial that cannot be made must not cost the others.
                broken++;
                trial.Keeps = options.Keeps;
                var why = error is InvariantBrokenException ? error.Message : $"{error.GetType().Name}: {error.Message}";
                outcome = $"BROKEN {why}{(options.Keeps ? $" (kept in {trial.Place.Top})" : "")}";
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name} {seed} {outcome}"));
        }

        return new ScenarioResult(scenario, trials, broken, watch.Elapsed, null);
    }
}
