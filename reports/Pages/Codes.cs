using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Words of report.json, the same in every language.</summary>
internal static class Codes
{
    public static string Of(Channel channel) => channel == Channel.Push ? "push" : "in_app";

    public static string Of(CampaignStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(TrustLevel level) => level switch { TrustLevel.Fine => "fine", TrustLevel.Look => "look", _ => "do_not_trust" };
}
