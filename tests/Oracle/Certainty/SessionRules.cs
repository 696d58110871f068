using CampaignBatch.Tests.Oracle.Distributions;
using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle.Certainty;

public sealed class SessionRules
{
    private static readonly RawCampaign Campaign = InApp with { StartsAt = At("02-01 00:00") };

    [Fact]
    public void A_day_is_incomplete_where_the_session_data_begin_after_its_first_hour()
    {
        Assert.Equal([true, true], Completeness("02-01 00:59:59"));
        Assert.Equal([false, true], Completeness("02-01 01:00"));
        Assert.Equal([false, false], Completeness("02-02 01:00"));
    }

    // Of 1,000 sessions the earliest one is passed over, of 999 none.
    [Fact]
    public void A_stray_session_among_a_thousand_does_not_begin_the_data()
    {
        RawEvent[] later = [.. Enumerable.Range(0, 999).Select(n => Session("u", "02-02 00:00"))];
        Assert.Equal([false, true], Completeness([Session("u", "01-20 00:00"), .. later]));
        Assert.Equal([true, true], Completeness([Session("u", "01-20 00:00"), .. later[1..]]));
    }

    [Fact]
    public void Without_any_session_no_day_is_complete()
    {
        var report = Report(World(Campaign, Event("impression", "u", "02-01 10:00")) with { AsOf = At("02-05 00:00") });
        Assert.Equal(0, report.Sessions.BeforeDays);
        Assert.All(report.Sessions.Days, day => Assert.False(day.Complete));
    }

    // One week each: 10 sessions a day before, 10 + weekday during, of 40 users. The differences are 1 … 7: mean 4, s²
    // = 14/3.
    [Fact]
    public void Weeks_are_compared_by_paired_weekdays()
    {
        var effect = Report(Paired(At("02-01 00:00"))).Sessions.Effect;
        Assert.Equal((1, null), (effect.Weeks, effect.WhyNot));
        Assert.Equal(10.0 / 40, effect.BeforePerUser!.Value, 1e-15);
        Assert.Equal(14.0 / 40, effect.DuringPerUser!.Value, 1e-15);
        var se = Math.Sqrt(14.0 / 3 / 7) / 40;
        Assert.Equal(0.1 - (2.446912 * se), effect.Low!.Value, 1e-7);
        Assert.Equal(StudentT.TwoSidedTail(0.1 / se, 6), effect.P!.Value, 1e-12);
    }

    [Fact]
    public void A_population_that_was_not_fixed_before_the_start_keeps_its_figures_and_has_no_verdict()
    {
        var later = Report(Paired(At("02-01 00:00:01"))).Judge().Verdicts[^1];
        Assert.Equal(("none", "population_not_fixed", "audience"), (later.Answer, later.WhyNot, later.Subject));
        Assert.Equal(0.1, later.Estimate!.Value, 1e-12);
        Assert.NotNull(later.Low);
        var judged = Report(Paired(At("02-01 00:00"))).Judge().Verdicts[^1];
        Assert.Equal("higher", judged.Answer);
    }

    [Fact]
    public void Less_than_a_week_is_not_compared()
    {
        var report = Report(Paired(At("02-01 00:00")) with { AsOf = At("02-07 23:00") });
        Assert.Equal((0, "too_few_weeks"), (report.Sessions.Effect.Weeks, report.Sessions.Effect.WhyNot));
    }

    private static IEnumerable<bool> Completeness(string first) => Completeness([Session("u", first)]);

    private static IEnumerable<bool> Completeness(RawEvent[] sessions) =>
        Report(World(Campaign, sessions) with { AsOf = At("02-03 00:00") }).Sessions.Days
            .Where(d => d.Phase == "during").Take(2).Select(d => d.Complete);

    // The data begin on 25 January, and T is the first instant of 8 February.
    private static World Paired(Instant asOf)
    {
        var days = Enumerable.Range(-7, 14).Select(n => At("02-01 00:00") + Duration.FromDays(n));
        var sessions = from day in days
                       let extra = day < At("02-01 00:00") ? 0 : (int)day.InUtc().DayOfWeek
                       from n in Enumerable.Range(0, 10 + extra)
                       select new RawEvent
                       {
                           EventType = "session",
                           UserId = $"u{n}",
                           OccurredAt = day + Duration.FromMinutes(n),
                       };
        var members = Enumerable.Range(0, 40).Select(n => new RawMember("c", $"u{n}", asOf));
        return (World(Campaign, [.. sessions]) with { AsOf = At("02-08 00:00") }).With([.. members]);
    }
}
