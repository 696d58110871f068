using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using OracleSome = CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Line;

/// <summary>Two months of both channels, long enough for four weeks against four: rarer than random worlds are long.</summary>
public sealed class ComparedWeeks
{
    [Fact]
    public void Product_and_oracle_compare_the_same_weeks_and_say_the_same_of_them()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-weeks-");
        try
        {
            var shown = OracleSome.InApp with { TimeZone = "America/New_York" };
            var world = OracleSome.World([shown, shown with { CampaignId = "p", Channel = "push" }], [.. Enumerable.Range(0, 60).SelectMany(Day)]) with { AsOf = OracleSome.At("03-01 12:00") };
            var expected = Oracle.OracleRun.Judge(world).Reports;
            Assert.All(expected.Values, report => Assert.Equal(4, report.Comparison.Weeks));
            Assert.All(expected.Values.SelectMany(report => report.Comparison.Figures.Values), figure => Assert.NotEqual(figure.Recent.Value, figure.Before.Value));
            Assert.Empty(new SiteOfWorld(world, folder.FullName).Differences(TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // More of everything as time goes by; opens may take weeks.
    private static IEnumerable<RawEvent> Day(int day)
    {
        var at = OracleSome.At("01-01 03:00") + Duration.FromDays(day);
        for (var i = 0; i < 3 + (day / 7); i++)
        {
            var (user, message, kind) = ($"u{i}", $"{day}-{i}", ((day * 5) + (i * 3)) % (4 + (day / 30)));
            RawEvent Of(string type, Instant when, string campaign) => new() { EventType = type, UserId = user, OccurredAt = when, CampaignId = campaign, MessageId = message, EventId = $"{type}-{message}" };
            yield return Of("impression", at + Duration.FromHours(i), "c");
            yield return Of("send", at + Duration.FromHours(i), "p");
            if (kind < 2)
            {
                yield return Of(kind == 0 ? "tap" : "dismiss", at + Duration.FromHours(i) + Duration.FromSeconds(5), "c");
                yield return Of(kind == 0 ? "open" : "bounce", at + Duration.FromHours(i) + Duration.FromDays(kind == 0 ? day % 3 * 15 : 0), "p");
            }
        }
    }
}
