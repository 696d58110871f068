using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>A push campaign of which nothing was delivered: its certificate is wrong, or its key.</summary>
internal static class AllBounced
{
    /// <summary>Messages sent; null where any was delivered, or none was sent.</summary>
    public static long? Sent(CampaignReport report)
    {
        long? Count(string name) => (long?)report.Kpis.FirstOrDefault(k => k.Key == name).Value?.Value;

        return Count("delivered") == 0 && Count("messages_sent") is > 0 and var sent ? sent : null;
    }
}
