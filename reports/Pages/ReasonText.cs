using System.Collections.Frozen;

namespace CampaignBatch.Reports.Pages;

/// <summary>Reasons that files name in one word, told in a sentence.</summary>
internal static class ReasonText
{
    private static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>
    {
        ["no_denominator"] = "Not available: there is nothing to divide by yet.",
        ["no_audience"] = "Not available: there is no audience snapshot, and the campaign states no size.",
        ["no_goal"] = "Not available: the campaign names no goal.",
        ["not_measured"] = "Not measured: the source of these dumps does not record it.",
        ["no_event_id"] = "No event_id",
        ["no_user_id"] = "No user_id",
        ["unknown_event_type"] = "Unknown event_type",
        ["no_occurred_at"] = "No readable occurred_at",
        ["occurred_before_2000"] = "Occurred before the year 2000",
        ["occurred_in_future"] = "Occurred more than 24 hours after the latest receipt",
        ["session_seconds_negative"] = "Session of negative length",
        ["session_seconds_over_24h"] = "Session longer than 24 hours",
        ["no_campaign_id"] = "Message event without campaign_id",
        ["unknown_campaign_id"] = "Message event of an unknown campaign",
    }.ToFrozenDictionary();

    /// <summary>The sentence of a reason in one word; a reason that is a sentence already stays as it is.</summary>
    public static string Of(string reason) => All.GetValueOrDefault(reason) ?? (reason.All(IsOfAWord) ? Spaced(reason) : reason);

    private static bool IsOfAWord(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';

    /// <summary>"some_name" as "Some name".</summary>
    public static string Spaced(string name)
    {
        var words = name.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
