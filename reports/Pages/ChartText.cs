using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Which charts a report has, in order, and what is said beside each and instead of one.</summary>
/// <param name="Id">Id of its picture.</param>
/// <param name="IsOptional">Whether nothing is said where there is none: not every campaign has what it shows.</param>
internal sealed record ChartText(string Id, bool IsOptional = false)
{
    private static readonly ChartText[] InApp = [new("tap-through"), new("dismissals"), new("impressions"), new("variants", IsOptional: true), new("sessions"), new("session-length")];
    private static readonly ChartText[] Push = [new("messages"), new("variants", IsOptional: true), new("open-time"), new("open-time-own", IsOptional: true), new("minutes-to-open"), new("open-points"), new("sessions"), new("session-length")];

    /// <summary>The charts that a report of this channel has where there are data for them, in order.</summary>
    public static IReadOnlyList<ChartText> Of(Channel channel) => channel == Channel.Push ? Push : InApp;

    public string Title(Wording words) => words[Label + "_title"];

    /// <summary>How it is made, in plain words.</summary>
    public string Rule(Wording words) => words[Label + "_rule"];

    /// <summary>Why there may be none.</summary>
    public string Missing(Wording words) => words[Label + "_missing"];

    private string Label => "beside_" + Id.Replace('-', '_');
}
