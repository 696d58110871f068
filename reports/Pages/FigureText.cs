using System.Collections.Frozen;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a figure is called and how it is made, in plain words: the short form of the metric dictionary.</summary>
/// <param name="Label">Its name on a page.</param>
/// <param name="Rule">How it is made.</param>
internal sealed record FigureText(string Label, string Rule)
{
    /// <summary>Version of the metric dictionary that these rules are of.</summary>
    public const int Dictionary = 1;

    private static readonly FrozenDictionary<string, FigureText> All = new Dictionary<string, FigureText>
    {
        ["total_impressions"] = new("Total impressions", "Times the message was shown in the campaign's period."),
        ["unique_impressions"] = new("Unique impressions", "Users who saw the message at least once in the whole period."),
        ["tap_through_rate"] = new("Tap-through rate", "Impressions whose first response is a tap ÷ total impressions."),
        ["dismissal_rate"] = new("Dismissal rate", "Impressions whose first response is a dismissal ÷ total impressions."),
        ["no_response"] = new("No response", "Impressions neither tapped nor dismissed: total − tapped − dismissed."),
        ["user_tap_rate"] = new("User tap rate", "Users who tapped at least one impression ÷ unique impressions."),
        ["audience_size"] = new("Audience size", "Users eligible for the message, those held out on purpose left out."),
        ["reach"] = new("Reach", "Unique impressions ÷ audience size."),
        ["conversion_rate"] = new("Conversion rate", "Users who reached the goal within their window after the first message ÷ users who received it."),
        ["conversion_rate_so_far"] = new("So far", "All converted users ÷ all users who received the message, open windows included."),
        ["open_windows"] = new("Windows still open", "Users who can still convert ÷ users who received the message."),
        ["messages_sent"] = new("Messages sent", "Pushes sent in the campaign's period."),
        ["bounce_rate"] = new("Bounce rate", "Bounced messages ÷ sent: what the gateway refused, so a lower bound of what never arrived."),
        ["delivered"] = new("Delivered", "Sent − bounced."),
        ["open_rate"] = new("Open rate", "Messages opened directly ÷ delivered; a message counts once, at its first open."),
        ["influenced_open_rate"] = new("Influenced opens", "Delivered messages not opened directly whose user began a session soon after the send (30 minutes unless set otherwise) ÷ delivered. Never added to the open rate."),
        ["click_through_conversion_rate"] = new("Click-through conversion", "Users who opened a message at or before their first conversion ÷ users with a delivered message."),
    }.ToFrozenDictionary();

    /// <summary>The text of a figure by its name in report.json; a figure that the dictionary does not know keeps its name.</summary>
    public static FigureText Of(string name) => All.GetValueOrDefault(name) ?? new(ReasonText.Spaced(name), "");
}
