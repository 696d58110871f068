using CampaignBatch.Tests.Oracle.Weeks;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The latest campaign weeks against as many before. No weeks: nothing is compared.</summary>
public sealed record OracleComparison
{
    public OracleWeeks? Recent { get; init; }

    public OracleWeeks? Before { get; init; }

    public int Weeks => Recent?.Weeks ?? 0;

    /// <summary>Why nothing is compared.</summary>
    public string? Reason { get; init; }

    /// <summary>How long after its message a response counts; null where the recent weeks have no message.</summary>
    public double? HorizonHours { get; init; }

    /// <summary>The rate that has a verdict.</summary>
    public required string MainRate { get; init; }

    public IReadOnlyDictionary<string, OracleCompared> Figures { get; init; } = new Dictionary<string, OracleCompared>();

    /// <summary>Why the change has no verdict, whatever the trust in the data; null where it can have one.</summary>
    public string? WhyNot
    {
        get
        {
            if (Reason is not null)
            {
                return Reason;
            }

            var main = Figures[MainRate];
            var fewest = Math.Min(main.Recent.Users!.Value, main.Before.Users!.Value);
            if (fewest < 30)
            {
                return "too_few_users";
            }

            return main.P is null ? "undefined" : null;
        }
    }
}
