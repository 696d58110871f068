using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Channels as pages and files call them.</summary>
internal static class ChannelText
{
    public static string Of(Channel channel) => channel == Channel.Push ? "Push" : "In-app";

    /// <summary>As in report.json.</summary>
    public static string Code(Channel channel) => channel == Channel.Push ? "push" : "in_app";
}
