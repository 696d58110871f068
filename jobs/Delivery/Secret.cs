namespace CampaignBatch.Jobs.Delivery;

/// <summary>A text that no log, page or error may show.</summary>
internal sealed class Secret(string text)
{
    /// <summary>The text itself, for whom it is meant.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";
}
