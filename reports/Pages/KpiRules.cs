using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>How a figure, its interval and its change are made, in plain words.</summary>
internal sealed class KpiRules(CampaignReport report, Wording words)
{
    /// <summary>From so many messages a user on it is said that repeated ones count for less.</summary>
    private const double Repeated = 1.05;

    private readonly bool isPush = report.Campaign.Channel == Channel.Push;

    /// <summary>Rule and interval of a figure; empty for one that the dictionary does not know.</summary>
    public string Of(string name, Figure figure) => string.Join(' ', new[] { Rule(name), Interval(figure) }.Where(text => text.Length > 0));

    /// <summary>How a figure is compared with the weeks before.</summary>
    public string Change(ComparedFigure compared)
    {
        var weeks = report.Comparison.HorizonHours is { } hours
            ? words.Say("change_rule", ("hours", words.Numbers.Number(hours, 0)))
            : words["change_rule_weeks"];
        return compared.Recent.IsRate ? $"{weeks} {words["change_rule_rate"]}" : weeks;
    }

    private string Rule(string name) => (name, isPush) switch
    {
        ("audience_size" or "reach", true) => words.Rule(name + "_push"),
        ("conversion_rate", _) => $"{words.Rule(name)} {words.Say("window_is", ("window", words.Hours(report.Campaign.ConversionWindowHours)))}",
        _ => words.Rule(name),
    };

    private string Interval(Figure figure) => figure switch
    {
        { Value: null } or { Low: null } => "",
        { IsAmount: true } => words["range_of_values"],
        { Users: > 0 and var users, Denominator: { } messages } => ByUser(figure, (double)messages / users),
        _ => words["range_of_users"],
    };

    private string ByUser(Figure figure, double each) => each < Repeated
        ? words["range_by_user"]
        : words.Say(isPush ? "range_by_user_push" : "range_by_user_in_app",
            ("each", words.Numbers.Fixed(each, 1)), ("effect", words.Numbers.Fixed(figure.DesignEffect ?? 1, 1)));
}
