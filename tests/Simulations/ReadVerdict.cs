namespace CampaignBatch.Simulations;

/// <summary>A verdict as a report states it.</summary>
/// <param name="Question">Such as "change".</param>
/// <param name="Answer">Such as "lower", the key of an arm, or "none".</param>
/// <param name="WhyNot">Why it is withheld; null where it is given.</param>
/// <param name="Interval">Estimate and interval; null where there is none.</param>
internal sealed record ReadVerdict(string Question, string Answer, string? WhyNot, ReadRate? Interval)
{
    /// <summary>Answers that state a difference; all others state that none was found, or nothing.</summary>
    public bool IsClaim => Answer != "none" && !Answer.StartsWith("no_", StringComparison.Ordinal);
}
