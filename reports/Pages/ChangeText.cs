using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The verdict on a campaign's latest weeks against as many before, in words.</summary>
internal sealed class ChangeText(CampaignReport report, Wording words)
{
    /// <summary>Level of the interval of the rate that is judged; the others have 95 %.</summary>
    public const double JudgedLevel = 0.99;

    private readonly Verdict? verdict = report.Verdict("change");

    /// <summary>The rate that is judged, whether or not a verdict could be given.</summary>
    private string MainName => MainRate.Of(report.Campaign.Channel);

    private string Name => verdict?.Subject ?? MainName;

    /// <summary>The answer in a sentence, or why there is none.</summary>
    public string Say()
    {
        if (verdict is { WhyNot: null } given && Compared() is { } figure)
        {
            return given.IsClaim ? Claim(given, figure) : words.Plural("change_no_clear", report.Comparison.Weeks, Numbers(figure));
        }

        return WhyNot(report.Status == CampaignStatus.Scheduled ? "scheduled" : verdict?.WhyNot ?? report.Comparison.Reason ?? "undefined");
    }

    /// <summary>The claim in a few words, for a subject: "tap-through 7.6%, down 6.0 points". Null where nothing is claimed.</summary>
    public string? Short()
    {
        if (verdict is not { IsClaim: true, Estimate: { } estimate } || Compared() is not { } figure)
        {
            return null;
        }

        return words.Say("change_short_" + verdict.Answer,
            ("metric", words["metric_" + Name]), ("now", words.Value(figure.Recent)), ("points", words.Distance(estimate)));
    }

    /// <summary>"12% fewer impressions: 4,013 after 4,560."; null where they are not compared.</summary>
    public string? Counts()
    {
        var name = MessagesName();
        if (report.Status == CampaignStatus.Scheduled || report.Comparison.Figure(name) is not { Change: { } share } count)
        {
            return null;
        }

        return words.Say("counts_" + Direction(share),
            ("things", words["things_" + name]), ("share", words.Numbers.WholePercent(Math.Abs(share))),
            ("now", words.Value(count.Recent)), ("was", words.Value(count.Before)));
    }

    private static string Direction(double share) => share switch
    {
        > 0 => "more",
        < 0 => "fewer",
        _ => "same",
    };

    private string MessagesName()
    {
        if (report.Campaign.Channel == Channel.InApp)
        {
            return "total_impressions";
        }

        return report.Measured.Has(Fact.Sends) ? "messages_sent" : "delivered";
    }

    private ComparedFigure? Compared() => report.Comparison is { Recent: not null, Before: not null } comparison
        && comparison.Figure(Name) is { Recent.Value: not null, Before.Value: not null } figure ? figure : null;

    private string Claim(Verdict given, ComparedFigure figure) => Wording.Capital(words.Say("change_" + given.Answer,
    [
        .. Numbers(figure),
        ("metric", words["metric_" + Name]),
        ("recent", words.Span(report.Comparison.Recent!)),
        ("before", words.Span(report.Comparison.Before!)),
        ("points", words.Numbers.Points(given.Estimate)),
        ("level", words.Numbers.WholePercent(JudgedLevel)),
        ("interval", words.PointsRange(given.Low, given.High)),
    ]));

    private (string, string)[] Numbers(ComparedFigure figure) => [("now", words.Value(figure.Recent)), ("was", words.Value(figure.Before))];

    private string WhyNot(string code) => code switch
    {
        "not_measured" => words.NotMeasured(report.Measured),
        "too_few_weeks" => words[report.Status == CampaignStatus.Ended ? "change_why_too_few_weeks_ended" : "change_why_too_few_weeks"],
        _ => words[words.Language.Has("change_why_" + code) ? "change_why_" + code : "change_why_undefined"],
    };
}
