using CampaignBatch.Reports.Model;
using CampaignBatch.Simulations;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What simulations count, and how they judge it.</summary>
public sealed class SimulationMeasures
{
    [Fact]
    public void A_claim_that_was_not_planted_is_false_on_whatever_look()
    {
        var measured = Measured("planted", [["B", "A", "none"], ["B", "B", "none"]]);
        Assert.Equal(1.0 / 3, measured[Measure.AnyFalse].Value, 12);
        Assert.Equal(2.0 / 3, measured[Measure.Found("variants")].Value, 12);
    }

    [Fact]
    public void An_answer_without_a_difference_is_no_claim()
    {
        var measured = Measured("varied", [["no_clear_difference", "none", "no_clear_difference"]]);
        Assert.Equal(0, measured[Measure.AnyFalse].Value);
        Assert.Equal(2.0 / 3, measured[Measure.Answer("variants", "no_clear_difference")].Value, 12);
        Assert.Equal(1.0 / 3, measured[Measure.Withheld("variants", "not_yet")].Value, 12);
    }

    [Fact]
    public void A_claim_is_withdrawn_where_a_later_look_does_not_repeat_it()
    {
        var measured = Measured("varied", [["B", "none", "none"], ["none", "A", "none"], ["none", "A", "B"]]);
        // The claim of the last look cannot have been withdrawn yet.
        Assert.Equal((0.5, 2), (measured[Measure.Withdrawn].Value, measured[Measure.Withdrawn].Count));
    }

    [Fact]
    public void What_an_aim_asks_for_and_nobody_reports_has_never_happened()
    {
        var measured = Measured("spoilt-split", [["none"]]);
        var share = measured[Measure.Withheld("variants", "sample_ratio")];
        Assert.Equal((0.0, 1), (share.Value, share.Count));
    }

    [Fact]
    public void A_share_has_the_interval_of_Wilson()
    {
        var share = Share.Of(46, 108);
        Assert.Equal((0.3368, 0.5201), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Fact]
    public void Days_of_the_same_campaign_count_for_less_where_they_agree()
    {
        var apart = Share.OfClusters([.. Enumerable.Range(0, 100).Select(i => (i % 2, 1))]);
        var together = Share.OfClusters([.. Enumerable.Range(0, 10).Select(i => (i % 2 * 10, 10))]);
        Assert.Equal(Share.Of(50, 100), apart);
        Assert.Equal((Share.Of(5, 10).Low, 100), (together.Low, together.Count));
    }

    [Theory]
    [InlineData(20, 400, "Met")]
    [InlineData(25, 400, "WithinError")]
    [InlineData(40, 400, "Missed")]
    [InlineData(0, 0, "Missed")]
    public void An_aim_is_missed_beyond_sampling_error(int hits, int trials, string result) =>
        Assert.Equal(result, new Aim("alike", Measure.AnyFalse, 0, 0.05).Judge(Share.Of(hits, trials)).ToString());

    [Fact]
    public void A_strict_aim_allows_no_error()
    {
        var never = new Aim("late-arm", "variants: A", 0, 0);
        Assert.Equal(AimResult.Missed, (never with { Least = 0.1, Most = 1, IsStrict = true }).Judge(Share.Of(5, 60)));
        Assert.Equal(AimResult.WithinError, (never with { Least = 0.1, Most = 1 }).Judge(Share.Of(5, 60)));
        Assert.Equal(AimResult.Missed, never.Judge(Share.Of(1, 60)));
    }

    [Fact]
    public void A_report_is_read_with_its_verdicts_and_without_days_of_few_users()
    {
        var report = Read("""
            { "campaign": { "id": "c7" },
              "kpis": { "tap_through_rate": { "value": 0.1, "low": 0.08, "high": 0.12 } },
              "trends": { "daily": [
                { "complete": true, "unique_impressions": 29,
                  "tap_through_rate": 0.1, "tap_through_low": 0, "tap_through_high": 1 },
                { "complete": true, "unique_impressions": 30,
                  "tap_through_rate": 0.1, "tap_through_low": 0, "tap_through_high": 1 },
                { "complete": false, "unique_impressions": 99,
                  "tap_through_rate": 0.1, "tap_through_low": 0, "tap_through_high": 1 } ] },
              "verdicts": [
                { "question": "change", "answer": "lower", "estimate": -0.1, "low": -0.2, "high": -0.05,
                  "why_not": null },
                { "question": "variants", "answer": "none", "estimate": null, "low": null, "high": null,
                  "why_not": "two_arms" } ] }
            """);
        Assert.Equal(("c7", new ReadRate(0.1, 0.08, 0.12)), (report.Id, report.Rate));
        Assert.Equal([1], report.Days.Keys);
        var change = new ReadVerdict("change", "lower", null, new ReadRate(-0.1, -0.2, -0.05));
        Assert.Equal([change, new ReadVerdict("variants", "none", "two_arms", null)], report.Verdicts);
        Assert.Equal([true, false], report.Verdicts.Select(v => v.IsClaim));
    }

    [Fact]
    public void A_report_without_verdicts_is_refused() => Assert.Throws<InvalidDataException>(() => Read("""
        { "campaign": { "id": "c7" }, "kpis": { "tap_through_rate": { "value": null } }, "trends": { "daily": [] } }
        """));

    private static ReadReport Read(string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            return ReadReport.Read(file, Channel.InApp);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The measures of campaigns that answer the question about variants so, look by look.</summary>
    private static Dictionary<string, Share> Measured(string world, string[][] looks)
    {
        var run = new WorldRun
        {
            World = WorldCatalog.Named(world),
            Campaigns = [.. looks[0].Select((_, i) => new WrittenCampaign($"c{i}", [], null))],
            Looks = [.. looks.Select(answers => answers.Select(Report).ToList())],
            Writing = TimeSpan.Zero,
            Running = TimeSpan.Zero,
        };
        return new Measurement(run).All().ToDictionary(m => m.Name, m => m.Share);
    }

    private static ReadReport Report(string answer, int campaign) => new()
    {
        Id = $"c{campaign}",
        Rate = null,
        Days = new Dictionary<int, ReadRate>(),
        Verdicts = [new ReadVerdict("variants", answer, answer == "none" ? "not_yet" : null, null)],
    };
}
