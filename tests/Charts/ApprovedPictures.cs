using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class ApprovedPictures
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "in-app", "tap-through" }, { "in-app", "dismissals" }, { "in-app", "impressions" }, { "in-app", "variants" }, { "in-app", "sessions" }, { "in-app", "session-length" },
        { "push", "messages" }, { "push", "variants" }, { "push", "open-time" }, { "push", "open-time-own" }, { "push", "minutes-to-open" }, { "push", "open-points" },
        { "one-day", "tap-through" }, { "one-day", "impressions" }, { "one-day", "sessions" }, { "two-days", "sessions" },
        { "few", "tap-through" }, { "long", "session-length" }, { "eventful", "tap-through" }, { "seven", "variants" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_looks_as_approved_on_a_desk(string world, string id) => Approved.Matches($"{world}.{id}.svg", Picture(world, id).Desk.Svg);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_looks_as_approved_on_a_phone(string world, string id) => Approved.Matches($"{world}.{id}.phone.svg", Picture(world, id).Phone.Svg);

    private static Picture Picture(string world, string id) => ChartArtist.Draw(Report(world), Some.Tables(Report(world)), Language.English).Single(p => p.Id == id);

    private static CampaignReport Report(string world) => world switch
    {
        "in-app" => Some.InAppReport(),
        "push" => Some.PushReport(days: 14, complete: true),
        "one-day" => Some.InAppReport(days: 1, complete: true),
        "two-days" => Some.InAppReport(days: 2),
        "long" => Some.InAppReport(days: 400),
        "few" => Some.InAppReport(volume: 0.15, gaps: [8]),
        "eventful" => Some.Eventful(Some.InAppReport(gaps: [8, 9], complete: true)),
        "seven" => Some.InAppReport(days: 14, variants: ["A", "B", "C", "D", "E", "F", "<b>&\"日本語"]),
        _ => throw new ArgumentOutOfRangeException(nameof(world), world, "No such world."),
    };
}
