namespace CampaignBatch.Reports.Model;

/// <summary>The rate that a channel lives by: the answer, the trend and the first figure are of it, and only its change is judged.</summary>
public static class MainRate
{
    public static string Of(Channel channel) => channel == Channel.Push ? "open_rate" : "tap_through_rate";
}
