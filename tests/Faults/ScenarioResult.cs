using System.Globalization;

namespace CampaignBatch.Faults;

/// <summary>What became of a scenario's trials.</summary>
/// <param name="Scenario">Which.</param>
/// <param name="Trials">How many were tried.</param>
/// <param name="Broken">How many broke an invariant.</param>
/// <param name="Time">What they took.</param>
/// <param name="Missing">What this machine lacks to try it; null for nothing.</param>
internal sealed record ScenarioResult(FaultScenario Scenario, int Trials, int Broken, TimeSpan Time, string? Missing)
{
    /// <summary>A row of the table at the end.</summary>
    public string ToRow() => Missing is null
        ? string.Create(CultureInfo.InvariantCulture, $"| {Scenario.Name}: {Scenario.Fault} | {Trials} | {Broken} | {Time.TotalSeconds:0} |")
        : $"| {Scenario.Name}: {Scenario.Fault} | not tried: {Missing} | | |";
}
