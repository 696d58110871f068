using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Sessions before and during a campaign, in words: what they were, and what may be claimed of that.</summary>
internal sealed class SessionsText(CampaignReport report, Wording words)
{
    private const int FewDecimals = 2, MoreDecimals = 3, MostDecimals = 8;
    private const double Small = 0.1;

    /// <summary>Null where there is nothing to say.</summary>
    public string? Say()
    {
        string[] lines = [.. new[] { Described(), Judged() }.OfType<string>()];
        return lines.Length == 0 ? null : string.Join(' ', lines);
    }

    private string? Described()
    {
        if (report.Sessions.Comparison is not { } weeks)
        {
            return null;
        }

        var decimals = Decimals(weeks);
        return words.Plural(weeks.Low is null ? "sessions_described_bare" : "sessions_described", weeks.Weeks,
            ("during", words.Numbers.Fixed(weeks.DuringPerUser, decimals)),
            ("before", words.Numbers.Fixed(weeks.BeforePerUser, decimals)),
            ("difference", words.Signed(weeks.Difference, decimals)),
            ("low", words.Signed(weeks.Low ?? 0, decimals)),
            ("high", words.Signed(weeks.High ?? 0, decimals)));
    }

    // An interval that leaves 0 out is written with as many digits as show it.
    private static int Decimals(SessionComparison weeks)
    {
        var decimals = Math.Max(weeks.BeforePerUser, weeks.DuringPerUser) < Small ? MoreDecimals : FewDecimals;
        var nearest = weeks is { Low: { } low, High: { } high } && low * high > 0 ? Math.Min(Math.Abs(low), Math.Abs(high)) : 1;
        while (Math.Round(nearest, decimals) == 0 && decimals < MostDecimals)
        {
            decimals++;
        }

        return decimals;
    }

    private string? Judged() => report.Verdict("sessions_before_during") switch
    {
        null or { WhyNot: "scheduled" or "not_measured" } => null,
        { WhyNot: { } why } => words[words.Language.Has("sessions_why_" + why) ? "sessions_why_" + why : "sessions_why_undefined"],
        { Answer: var answer } => words["sessions_" + answer],
    };
}
