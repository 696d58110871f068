namespace CampaignBatch.Reports.Model;

/// <summary>
/// One question about a campaign that statistics may answer, and the answer. A report asks each question at most once; pages, charts, mails and
/// files repeat the answer and add none of their own.
/// </summary>
public sealed record Verdict
{
    /// <summary>The answer to a question that could not be asked, or not yet: <see cref="WhyNot"/> says why.</summary>
    public const string None = "none";

    /// <summary>An answer of its question: it was asked, and the data do not settle it.</summary>
    public const string NoClearChange = "no_clear_change", NoClearDifference = "no_clear_difference", NoClearEffect = "no_clear_effect";

    /// <summary>How an answer of several arms begins; their keys follow, with commas between.</summary>
    public const string Several = "several:";

    /// <summary>Level of all verdicts of a report together: the chance that a report on which nothing is true claims anything.</summary>
    public const double Level = 0.05;

    /// <summary>Which question: <c>change</c>, <c>variants</c> or <c>sessions_before_during</c>.</summary>
    public required string Question { get; init; }

    /// <summary><c>higher</c>, <c>lower</c>, an arm's key, <c>several:</c> and arms' keys, <c>no_clear_…</c>, or <see cref="None"/>.</summary>
    public required string Answer { get; init; }

    /// <summary>What the numbers are about: a figure, an arm, or a population. Null where there are none.</summary>
    public string? Subject { get; init; }

    /// <summary>The difference that is judged, in the unit of its figure; null where it cannot be had.</summary>
    public double? Estimate { get; init; }

    /// <summary>Lower end of its interval; null as <see cref="Estimate"/>, and where there is no standard error.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of its interval; null as <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>Two-sided p value of the question alone, 0..1; null where it is not judged.</summary>
    public double? P { get; init; }

    /// <summary>p value after Holm over all questions of the report that could be judged, 0..1; null as <see cref="P"/>.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>How it was judged, in a few words.</summary>
    public string Method { get; init; } = "";

    /// <summary>Why no answer is given, such as <c>too_few_users</c>; null where one is.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Whether it claims something: that a figure is higher or lower, or that an arm is better.</summary>
    public bool IsClaim => WhyNot is null && Answer is not (NoClearChange or NoClearDifference or NoClearEffect);
}
