using CampaignBatch.Reports.Model;

namespace CampaignBatch.Jobs.Telling;

/// <summary>The campaigns that got no report, each with its reason.</summary>
internal static class FailedCampaigns
{
    public static void Tell(IReadOnlyList<FailedCampaign> failed, Terminal terminal)
    {
        foreach (var campaign in failed)
        {
            terminal.Complain($"failed {Named(campaign)}: {Legible.Of(campaign.Reason, 300)}{(campaign.HasLastGood ? " Its last good report stays." : string.Empty)}");
        }
    }

    private static string Named(FailedCampaign campaign) => (campaign.Id, campaign.Name) switch
    {
        (null, null) => "a campaign without id",
        (null, { } name) => $"a campaign without id, \"{Legible.Of(name)}\"",
        ({ } id, null) => Legible.Of(id),
        ({ } id, { } name) => $"{Legible.Of(id)} \"{Legible.Of(name)}\"",
    };
}
