using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class ApprovedPictures
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "in-app", "tap-through" }, { "in-app", "dismissals" }, { "in-app", "impressions" }, { "in-app", "sessions" }, { "in-app", "session-length" },
        { "push", "messages" }, { "push", "open-time" }, { "push", "open-points" }, { "push", "sessions" }, { "push", "session-length" },
        { "one-day", "tap-through" }, { "one-day", "impressions" }, { "one-day", "sessions" }, { "two-days", "tap-through" },
        { "gaps", "tap-through" }, { "long", "tap-through" }, { "long", "impressions" }, { "sixty-days", "sessions" }, { "few", "tap-through" }, { "two-days", "sessions" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_looks_as_approved(string world, string id)
    {
        var report = Report(world);

        var picture = ChartArtist.Draw(report, Some.Tables(report)).Single(p => p.Id == id);

        Approved.Matches($"{world}.{id}.svg", picture.Desk.Svg);
    }

    private static CampaignReport Report(string world) => world switch
    {
        "in-app" => Some.InAppReport(),
        "push" => Some.PushReport(),
        "one-day" => Some.InAppReport(days: 1, complete: true),
        "two-days" => Some.InAppReport(days: 2),
        "gaps" => Some.InAppReport(gaps: [3, 4, 9, 11, 20]),
        "long" => Some.InAppReport(days: 800),
        "few" => Some.InAppReport(volume: 0.12, gaps: [8]),
        "sixty-days" => Some.InAppReport(days: 60, complete: true),
        _ => throw new ArgumentOutOfRangeException(nameof(world), world, "No such world."),
    };
}
