using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// What a reader of two minutes asks: the result, the change, the quality of the data, and the next step. Figures are described; whatever is
/// claimed of them repeats a <see cref="Verdict"/> of the report, and none is added here.
/// </summary>
/// <param name="report">Whose.</param>
/// <param name="words">The language.</param>
/// <param name="clock">Of the campaign's zone.</param>
/// <param name="trust">How far its data may be believed.</param>
internal sealed class Answers(CampaignReport report, Wording words, ZoneClock clock, Trust trust)
{
    private readonly bool isPush = report.Campaign.Channel == Channel.Push;
    private readonly ChangeText change = new(report, words);

    public Answers(CampaignReport report, Wording words, ZoneClock clock)
        : this(report, words, clock, Trust.Of(report))
    {
    }

    private string MainName => MainRate.Of(report.Campaign.Channel);

    private Figure Main => report.Kpi(MainName);

    public Trust Trust => trust;

    /// <summary>The rate that the channel lives by and the conversion, each with its interval; no judgement.</summary>
    public IEnumerable<string> Result()
    {
        yield return Response();
        if (Kpi("conversion_rate") is { IsSmall: false, Value: not null, Basis: { } basis } conversion)
        {
            yield return Conversion(conversion, basis);
        }
    }

    /// <summary>The verdict on the weeks before, or why there is none; then what became more or fewer.</summary>
    public IEnumerable<string> Change()
    {
        yield return change.Say();
        if (change.Counts() is { } counts)
        {
            yield return counts;
        }
    }

    public IEnumerable<string> Quality()
    {
        var shown = report.Daily.LastOrDefault(day => day.Impressions > 0)?.Date;
        return new TrustText(words).Say(trust, report.DataQuality, shown).Append(words.Say("data_until", ("time", clock.TellWithZone(report.AsOf))));
    }

    public IEnumerable<string> Next() => new NextSteps(report, words, trust).Say();

    private string Response() => (report.Status, Main) switch
    {
        (CampaignStatus.Scheduled, _) => words.Say("doing_scheduled", ("start", clock.TellWithZone(report.Campaign.StartsAt))),
        (_, { Reason: "not_measured" }) => words.Say("doing_not_measured", ("figure", words.Figure(MainName)), ("source", report.Measured.Source)),
        (_, { Value: null }) when AllBounced.Sent(report) is { } sent => words.Plural("doing_all_bounced", sent),
        (CampaignStatus.Ended, { Value: null }) => words["doing_ended_without"],
        (_, { Value: null }) => words["doing_nothing"],
        (_, { IsSmall: true } small) => words.Plural("doing_small", small.Users ?? small.Denominator ?? 0),
        (_, { } main) => words.Say(Sentence(main), ("rate", words.Value(main)), ("total", words.Count(main.Denominator ?? 0)), ("interval", words.Range(main))),
    };

    private string Sentence(Figure main)
    {
        if (!isPush)
        {
            return "doing_in_app";
        }

        return main.DenominatorIs == "sent" ? "doing_push_sent" : "doing_push";
    }

    private string Conversion(Figure conversion, string basis)
    {
        var open = Kpi("open_windows")?.Numerator ?? 0;
        return words.Say(basis == "mature" && open > 0 ? "doing_conversion_open" : "doing_conversion_" + basis,
            ("rate", words.Value(conversion)),
            ("part", words.Count(conversion.Numerator ?? 0)),
            ("total", words.Count(conversion.Denominator ?? 0)),
            ("open", words.Count(open)),
            ("window", words.Hours(report.Campaign.ConversionWindowHours)));
    }

    private Figure? Kpi(string name) => report.Kpis.FirstOrDefault(k => k.Key == name).Value;
}
