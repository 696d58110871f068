using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What stands below a figure: that it is small, why it has no value, what it stands on, when it was counted.</summary>
internal sealed class KpiLines(CampaignReport report, Wording words, ZoneClock clock)
{
    public IEnumerable<string> Of(string name, Figure figure)
    {
        if (figure.Value is null)
        {
            return figure.Reason is { } reason ? [Reason(name, reason)] : [];
        }

        return new[] { Small(figure), Denominator(figure), Basis(figure), Taken(figure) }.OfType<string>();
    }

    private string? Small(Figure figure) => figure.IsSmall ? words["too_few"] : null;

    private string? Denominator(Figure figure) => figure.DenominatorIs == "sent" ? words.Say("per_sent", ("source", report.Measured.Source)) : null;

    private string? Basis(Figure figure)
    {
        if (figure.Basis is not { } basis)
        {
            return null;
        }

        return words.Language.Has("basis_" + basis)
            ? words.Say("basis_" + basis, ("window", words.Hours(report.Campaign.ConversionWindowHours)))
            : Wording.Spaced(basis);
    }

    private string? Taken(Figure figure) => figure.AsOf is { } taken ? words.Say("counted_at", ("time", clock.TellWithZone(taken))) : null;

    private string Reason(string name, string reason) => reason switch
    {
        "goal_not_found" => GoalNotFound(),
        "not_measured" when name.StartsWith("value_", StringComparison.Ordinal) && report.Measured.Has(Fact.Goals) => words["reason_no_value"],
        _ => words.Reason(reason, report.Measured),
    };

    private string GoalNotFound()
    {
        if (report.Campaign.Goal is null)
        {
            return words["reason_goal_length_not_found"];
        }

        var found = report.GoalNamesFound;
        return found.Count == 0
            ? words.Say("reason_no_goals", ("goal", report.Campaign.Goal ?? ""))
            : words.Say("reason_goal_not_found", ("goal", report.Campaign.Goal ?? ""), ("goals", string.Join(", ", found)));
    }
}
