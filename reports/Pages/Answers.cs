using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Verdict = CampaignBatch.Reports.Statistics.Verdict;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// What a reader of two minutes asks, answered from the figures by these rules:
/// how is it doing: the rate that the channel lives by and the conversion, each with its interval; below 30 no judgement.
/// compared to what: that rate over the latest whole weeks against as many before; higher or lower only where the interval of the difference leaves 0 out.
/// can I believe it: <see cref="Trust"/>.
/// what should I do: what follows of these, of the variants by Holm's p, and of bounces and dismissals where their interval stands wholly beyond.
/// </summary>
internal sealed class Answers(CampaignReport report, Wording words, ZoneClock clock)
{
    /// <summary>A bounce rate whose whole interval lies above this asks for something to be done.</summary>
    private const double ManyBounces = 0.05;

    private readonly bool isPush = report.Campaign.Channel == Channel.Push;
    private readonly Trust trust = Trust.Of(report);

    private string MainName => isPush ? "open_rate" : "tap_through_rate";

    private Figure Main => report.Kpi(MainName);

    public Trust Trust => trust;

    public IEnumerable<string> Doing()
    {
        yield return report.Status == CampaignStatus.Scheduled ? words.Say("doing_scheduled", ("start", clock.TellWithZone(report.Campaign.StartsAt)))
            : Main.Reason == "not_measured" ? words.Say("doing_not_measured", ("figure", words.Figure(MainName)), ("source", report.Measured.Source))
            : Main is not { Value: not null, Numerator: { } n, Denominator: > 0 and var all } ? words["doing_nothing"]
            : Main.IsSmall ? words.Plural("doing_small", all)
            : words.Say(isPush ? "doing_push" : "doing_in_app", ("rate", words.Numbers.Percent(n, all)), ("total", words.Count(all)), ("interval", words.Interval(Main.Low!.Value, Main.High!.Value)));
        if (Kpi("conversion_rate") is { IsSmall: false, Value: not null, Low: { } low, High: { } high, Basis: { } basis, Numerator: { } converted, Denominator: { } users })
        {
            yield return words.Say("doing_conversion_" + basis, ("rate", words.Numbers.Percent(converted, users)), ("total", words.Count(users)),
                ("interval", words.Interval(low, high)), ("window", words.Hours(report.Campaign.ConversionWindowHours)));
        }
    }

    public IEnumerable<string> Compared()
    {
        var comparison = report.Comparison;
        if (report.Status == CampaignStatus.Scheduled || comparison.Reason is not null)
        {
            yield return words.Say("not_comparable", ("why", words["not_comparable_" + (report.Status == CampaignStatus.Scheduled ? "scheduled" : comparison.Reason)]));
            yield break;
        }

        if (comparison is { Recent: { } recent, Before: { } before } && comparison.Figure(MainName) is { } rate)
        {
            var verdict = KpiChange.Judge(rate);
            (string, string)[] days = [("rate", words.Figure(MainName)), ("recent", words.Days(recent)), ("before", words.Days(before))];
            yield return verdict.Difference is not { } difference
                ? words.Say("compared_too_few", days)
                : words.Say(verdict.Verdict switch { Verdict.Higher => "compared_higher", Verdict.Lower => "compared_lower", _ => "compared_not_told" },
                    [.. days, ("now", words.Value(rate.Recent)), ("was", words.Value(rate.Before)), ("points", words.Numbers.Points(difference.Value)), ("interval", words.Points(difference.Interval))]);
        }

        if (!report.Measured.Has(isPush ? Fact.Receipts : Fact.Impressions))
        {
            yield return words.NotMeasured(report.Measured);
        }

        var total = !isPush ? "total_impressions" : report.Measured.Has(Fact.Sends) ? "messages_sent" : "delivered";
        if (comparison.Figure(total) is { Change: { } change } count)
        {
            yield return words.Say(change > 0 ? "compared_more" : change < 0 ? "compared_fewer" : "compared_same", ("figure", words.Figure(total)),
                ("share", words.Numbers.Percent(Math.Abs(change))), ("now", words.Value(count.Recent)), ("was", words.Value(count.Before)));
        }
    }

    public IEnumerable<string> Believed() =>
        new TrustText(words).Say(trust, report.DataQuality).Append(words.Say("data_until", ("time", clock.TellWithZone(report.AsOf))));

    public IEnumerable<string> Next()
    {
        string[] steps = [.. Steps().Take(3)];
        return steps.Length > 0 ? steps : [Main.Reason == "not_measured" ? words.Say("next_not_measured", ("source", report.Measured.Source)) : words["next_steady"]];
    }

    private IEnumerable<string> Steps()
    {
        if (trust.Level == TrustLevel.DoNotTrust)
        {
            return [words["next_distrust"]];
        }

        if (report.Status == CampaignStatus.Scheduled)
        {
            return [words["next_scheduled"]];
        }

        return Main.Reason != "not_measured" && (Main.Value is null || Main.IsSmall) ? [words["next_wait"]] : [.. OfVariants(), .. OfChange(), .. OfAnswers()];
    }

    private IEnumerable<string> OfVariants()
    {
        var verdicts = Variants.Judged(report);
        // Of several that beat the first, the one that beats it by most.
        if (verdicts.Where(v => v.Verdict == Verdict.Higher).MaxBy(v => v.Difference!.Value) is { } best)
        {
            yield return words.Say("next_variant", ("variant", best.Key!), ("first", verdicts[0].Key!), ("points", words.Numbers.Points(best.Difference!.Value)), ("p", VariantTable.P(best, words)));
        }
        else if (verdicts.Count > 1 && verdicts.Skip(1).All(v => v.Verdict == Verdict.Lower))
        {
            yield return words.Say("next_first_variant", ("first", verdicts[0].Key!));
        }
    }

    private IEnumerable<string> OfChange() => report.Comparison.Figure(MainName) is { } rate && KpiChange.Judge(rate).Verdict == Verdict.Lower
        ? [words.Say(report.Status == CampaignStatus.Running ? "next_fell" : "next_fell_ended", ("rate", words.Figure(MainName)))]
        : [];

    private IEnumerable<string> OfAnswers()
    {
        if (Kpi("bounce_rate") is { IsSmall: false, Low: > ManyBounces })
        {
            yield return words.Say("next_bounces", ("limit", words.Numbers.WholePercent(ManyBounces)));
        }

        if (Kpi("dismissal_rate") is { IsSmall: false, Low: { } dismissed } && Main.High < dismissed)
        {
            yield return words["next_dismissed"];
        }
    }

    private Figure? Kpi(string name) => report.Kpis.FirstOrDefault(k => k.Key == name).Value;
}
