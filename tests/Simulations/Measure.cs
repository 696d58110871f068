namespace CampaignBatch.Simulations;

/// <summary>A share that a world was measured for, and how such shares are called.</summary>
internal sealed record Measure(string Name, Share Share)
{
    /// <summary>Campaigns whose interval of the tap-through or open rate holds the true rate.</summary>
    public const string Coverage = "coverage";

    /// <summary>Days, of all campaigns, whose interval holds the true rate of the day.</summary>
    public const string DayCoverage = "coverage by day";

    /// <summary>Campaigns with a false claim on any look.</summary>
    public const string AnyFalse = "any false verdict";

    /// <summary>Of the claims made before the last look, those that a later look does not repeat.</summary>
    public const string Withdrawn = "claims withdrawn later";

    /// <summary>Campaigns with a false claim about one question on any look.</summary>
    public static string False(string question) => $"false {question}";

    /// <summary>Campaigns that claim what was planted on the last look.</summary>
    public static string Found(string question) => $"found {question}";

    /// <summary>Campaigns whose interval about a question without an effect holds 0 on the last look.</summary>
    public static string IntervalCovers(string question) => $"interval of {question} holds 0";

    /// <summary>Campaigns with that answer on the last look.</summary>
    public static string Answer(string question, string answer) => $"{question}: {answer}";

    /// <summary>Campaigns whose verdict is withheld for that reason on the last look.</summary>
    public static string Withheld(string question, string reason) => $"{question} withheld: {reason}";
}
