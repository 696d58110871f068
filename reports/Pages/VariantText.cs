using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The verdict on the arms of an A/B test, in words.</summary>
internal sealed class VariantText(CampaignReport report, Wording words)
{
    private readonly Verdict? verdict = report.Verdict("variants");
    private readonly VariantComparison? arms = report.Variants;

    private bool IsEnded => report.Status == CampaignStatus.Ended;

    /// <summary>The answer in a sentence, with what follows of it, or why there is none; null where there is no test.</summary>
    public string? Say()
    {
        if (verdict is null || arms is null)
        {
            return null;
        }

        return verdict.WhyNot is { } why ? WhyNot(why) : Answer(verdict);
    }

    /// <summary>The same where somebody can act on it, else null.</summary>
    public string? Advice() => verdict switch
    {
        null => null,
        { IsClaim: true } => Say(),
        { WhyNot: "not_yet" or "not_by_the_end" or "sample_ratio" } => Say(),
        _ => null,
    };

    /// <summary>What the figure of an arm is, as it is written on pages.</summary>
    public string Value(string metric, ArmFigure? figure) => figure?.Value switch
    {
        null => Statistics.Percent.NotAvailable,
        { } amount when metric == "value_per_recipient" => words.Amount(amount, report.Campaign.ValueUnit),
        { } rate => words.Numbers.Percent(rate),
    };

    private string Answer(Verdict given)
    {
        if (!given.IsClaim)
        {
            return words["variants_no_clear_difference"];
        }

        if (arms!.Arm(given.Answer) is null)
        {
            return Best(Named(given.Answer));
        }

        return given.Answer == arms.Baseline ? Kept(given.Answer) : Won(given.Answer);
    }

    /// <summary>The arms of an answer of several. A key may hold a comma itself, so that the answer is searched for keys and not split.</summary>
    private List<string> Named(string answer)
    {
        var listed = $",{answer[Verdict.Several.Length..]},";
        return [.. arms!.Arms.Select(arm => arm.Key).Where(key => listed.Contains($",{key},", StringComparison.Ordinal))];
    }

    private string Won(string key) => words.Say(IsEnded ? "variants_won" : "variants_wins",
        ("variant", key), ("metric", words["metric_" + arms!.PrimaryMetric]), ("now", Primary(key)),
        ("was", Primary(arms.Baseline)), ("baseline", arms.Baseline ?? ""));

    private string Kept(string key) => words.Say(IsEnded ? "variants_kept_ended" : "variants_kept",
        ("baseline", key), ("metric", words["metric_" + arms!.PrimaryMetric]), ("now", Primary(key)),
        ("was", Primary(verdict!.Subject)), ("variant", verdict.Subject ?? ""));

    private string Best(IReadOnlyList<string> keys)
    {
        var winners = keys.Where(IsBetter).ToList();
        return words.Plural(IsEnded ? "variants_several_ended" : "variants_several", winners.Count,
            ("winners", words.List(winners)), ("baseline", arms!.Baseline ?? ""), ("variants", words.List(keys)));
    }

    private bool IsBetter(string key) => arms!.Arm(key)?.Figure(arms.PrimaryMetric) is { AdjustedP: < Verdict.Level, Difference: > 0 };

    private string Primary(string? key) => Value(arms!.PrimaryMetric, arms.Arm(key)?.Figure(arms.PrimaryMetric));

    private string WhyNot(string why) => why switch
    {
        "not_measured" => words.NotMeasured(report.Measured),
        "not_yet" => NotYet(),
        "not_by_the_end" => More("variants_not_by_the_end", "variants_not_by_the_end_users"),
        "two_arms" => InTwoArms(arms!.UsersInTwoArms, arms.Users),
        "sample_ratio" => words.Say("variants_why_sample_ratio", ("users", string.Join(", ", arms!.Arms.Select(UsersOf)))),
        "too_few_users" => words[IsEnded ? "variants_why_too_few_users_ended" : "variants_why_too_few_users"],
        _ => words[words.Language.Has("variants_why_" + why) ? "variants_why_" + why : "variants_why_undefined"],
    };

    private string InTwoArms(long users, long compared) => words.Say("variants_why_two_arms",
        ("count", words.Count(users)), ("share", words.Numbers.Percent(users, compared + users)));

    private string UsersOf(VariantArm arm) => $"{arm.Key} {words.Count(arm.Users)}";

    private string NotYet() => arms is { MoreUsers: { } users, Around: { } day }
        ? words.Say("variants_not_yet_around", ("users", words.Count(users)), ("day", words.Dates.ShortDay(day)))
        : More("variants_not_yet", "variants_not_yet_users");

    private string More(string bare, string counted) => arms!.MoreUsers is { } users
        ? words.Say(counted, ("users", words.Count(users)))
        : words[bare];
}
