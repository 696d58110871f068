using CampaignBatch.Tests.Oracle.Arms;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Puts one campaign's report together.</summary>
internal sealed class ReportOfFacts(OracleFacts facts, OracleConversions conversions)
{
    public OracleReport Report() => new()
    {
        Campaign = facts.Campaign,
        Status = facts.Status,
        AsOf = facts.T,
        Kpis = new FiguresOfFacts(facts, conversions).All(),
        GoalNamesFound = facts.Goals.NamesFound,
        Comparison = ComparisonOfFacts.Of(facts),
        Daily = TrendsOfFacts.Daily(facts),
        Sessions = SessionsOfFacts.Trend(facts),
        OpensByHour = TrendsOfFacts.OpensByHour(facts),
        OpensByOwnHour = ChartsOfFacts.OpensByOwnHour(facts),
        VariantDays = ChartsOfFacts.VariantDays(facts),
        OpenDelays = ChartsOfFacts.OpenDelays(facts),
        MissingDays = ChartsOfFacts.MissingDays(facts),
        Breakdowns = BreakdownsOfFacts.All(facts),
        Bounces = facts.IsInApp ? [] : [.. facts.Messages.InPeriod.Where(m => m.IsBounced)
            .GroupBy(m => m.BounceReason).Select(g => (g.Key, (long)g.Count()))],
        Variants = VariantsOfFacts.Of(facts, conversions),
        DataQuality = QualityOfRows.Of(facts.Rows, e => e.Campaign == facts.Campaign.CampaignId) with
        {
            Orphans = facts.Messages.Orphans,
            OutsidePeriod = facts.Messages.OutsidePeriod,
        },
    };
}
