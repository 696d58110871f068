using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>runs/latest.json: what the latest publication did, and what became of all rows.</summary>
internal static class RunJson
{
    public static byte[] Of(Publication latest, DataQuality quality) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.Instant("as_of", latest.AsOf!.Value);
        json.Text("cause", latest.Cause);
        json.WriteNumber("campaigns_published", latest.CampaignsPublished);
        json.WriteNumber("campaigns_unchanged", latest.CampaignsUnchanged);
        json.WriteNumber("campaigns_failed", latest.Failed.Count);
        MeasuredJson.Write(json, quality.Measured);
        DataQualityJson.Write(json, quality);
        json.Each("failed_campaigns", latest.Failed, failed =>
        {
            json.Text("id", failed.Id);
            json.Text("name", failed.Name);
            json.Text("reason", failed.Reason);
        });
        json.WriteEndObject();
    });
}
