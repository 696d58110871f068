using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// What to do about a campaign: what follows of its verdicts, of the quality of its data, of bounces whose whole interval lies above a limit,
/// and of messages that reached nobody.
/// </summary>
internal sealed class NextSteps(CampaignReport report, Wording words, Trust trust)
{
    /// <summary>A bounce rate whose whole interval lies above this asks for something to be done.</summary>
    private const double ManyBounces = 0.05;

    private const int MostSteps = 3;

    private Figure Main => report.Kpi(MainRate.Of(report.Campaign.Channel));

    private bool IsEnded => report.Status == CampaignStatus.Ended;

    public IReadOnlyList<string> Say()
    {
        string[] steps = [.. Steps().Take(MostSteps)];
        return steps.Length > 0 ? steps : [Quiet()];
    }

    private string Quiet()
    {
        if (Main.Reason == "not_measured")
        {
            return words.Say("next_not_measured", ("source", report.Measured.Source));
        }

        return words[trust.Level == TrustLevel.Look ? "next_look" : "next_steady"];
    }

    private IEnumerable<string> Steps()
    {
        if (report.Status == CampaignStatus.Scheduled)
        {
            return [words["next_scheduled"]];
        }

        if (trust.Level == TrustLevel.DoNotTrust)
        {
            return [words["next_distrust"]];
        }

        return [.. OfStaleness(), .. OfMessages() ?? [.. OfVariants(), .. OfChange(), .. OfBounces()]];
    }

    private IEnumerable<string> OfStaleness() => trust.Findings.Any(f => f.Name == "stale_data") ? [words["next_stale"]] : [];

    /// <summary>Where too few messages came through for anything else to be said; null where enough did.</summary>
    private string[]? OfMessages()
    {
        if (Main.Reason == "not_measured")
        {
            return null;
        }

        if (AllBounced.Sent(report) is { } sent)
        {
            return [words.Plural("next_all_bounced", sent)];
        }

        if (Main.Value is null)
        {
            return [words[IsEnded ? "next_ended_without" : "next_wait"]];
        }

        return Main.IsSmall ? [words[IsEnded ? "next_ended_few" : "next_wait"]] : null;
    }

    private IEnumerable<string> OfVariants() => new VariantText(report, words).Advice() is { } advice ? [advice] : [];

    private IEnumerable<string> OfChange() => report.Verdict("change") is { IsClaim: true, Answer: "lower", Subject: { } subject }
        ? [Wording.Capital(words.Say(IsEnded ? "next_fell_ended" : "next_fell", ("metric", words["metric_" + subject])))]
        : [];

    private IEnumerable<string> OfBounces() => report.Kpis.FirstOrDefault(k => k.Key == "bounce_rate").Value is { IsSmall: false, Low: > ManyBounces }
        ? [words.Say("next_bounces", ("limit", words.Numbers.WholePercent(ManyBounces)))]
        : [];
}
