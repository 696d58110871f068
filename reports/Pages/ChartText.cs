using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What is said beside a chart, and instead of one.</summary>
/// <param name="Id">Id of its picture.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Rule">How it is made, in plain words.</param>
/// <param name="Missing">Why there may be none.</param>
internal sealed record ChartText(string Id, string Title, string Rule, string Missing)
{
    private const string NoSessions = "Not drawn: no session of these users is in the dumps for these days.";

    private const string NoImpressions = "Not drawn: no impression lies in the campaign's period yet.";

    private static readonly ChartText TapThrough = new("tap-through", "Tap-throughs",
        "Each day's impressions whose first response was a tap ÷ that day's impressions, with the 95 % interval of complete days as a band. A tap counts on the day of its impression; a day without impressions is a gap.",
        NoImpressions);

    private static readonly ChartText Dismissals = new("dismissals", "Dismissals",
        "Each day's impressions whose first response was a dismissal ÷ that day's impressions, with the 95 % interval of complete days as a band. A dismissal counts on the day of its impression; a day without impressions is a gap.",
        NoImpressions);

    private static readonly ChartText Impressions = new("impressions", "Impressions",
        "All impressions so far and users reached so far, as lines; each day's impressions and users as bars beneath. A user joins the line on the day of the first impression.",
        NoImpressions);

    private static readonly ChartText Messages = new("messages", "Messages",
        "Sent and bounced messages on the day of the send, opened messages on the day of their first open.",
        "Not drawn: no message was sent in the campaign's period yet.");

    private static readonly ChartText OpenTime = new("open-time", "Push notification open time",
        "First opens by weekday and hour on the clock of the campaign's zone. The area of a bubble is the number of opens.",
        "Not drawn: no message was opened yet.");

    private static readonly ChartText Opens = new("open-points", "Single opens",
        "A dot per opened message, by day and time of its first open, on the clock of the campaign's zone.",
        "Not drawn: there is no open yet, or there are more than 5,000.");

    private static readonly ChartText OpenDelays = new("minutes-to-open", "Time to open",
        "First opens by the time since their send. Stretches grow with the time: a minute, then up to 5, 15, 30 and 60 minutes, 2, 4, 8, 12 and 24 hours, 2 and 7 days, and beyond; each begins with its lower bound. An open dated before its send counts as at once.",
        "Not drawn: no message was opened yet.");

    private static readonly ChartText Variants = new("variants", "Variants",
        "Tap-through rate of each variant's impressions by day, with the 95 % interval of complete days as a band; all on one scale, dashed the rate of all of them together.",
        "Not drawn: fewer than two variants have impressions.");

    private static readonly ChartText PushVariants = new("variants", "Variants",
        "Opened ÷ delivered messages of each variant by the day of the send, whenever they were opened, with the 95 % interval as a band; all on one scale, dashed the rate of all of them together.",
        "Not drawn: fewer than two variants have messages.");

    private static readonly ChartText Sessions = new("sessions", "Sessions",
        "App sessions a day, by their start, before and during the campaign. The blue dotted line is the campaign's start.", NoSessions);

    private static readonly ChartText SessionLength = new("session-length", "Session length",
        "Mean and median length of a day's sessions; sessions without a length are left out. The blue dotted line is the campaign's start.", NoSessions);

    private static readonly ChartText[] InApp = [TapThrough, Dismissals, Impressions, Variants, Sessions, SessionLength];
    private static readonly ChartText[] Push = [Messages, PushVariants, OpenTime, OpenDelays, Opens, Sessions, SessionLength];

    /// <summary>The charts that a report of this channel has where there are data for them, in order.</summary>
    public static IReadOnlyList<ChartText> Of(Channel channel) => channel == Channel.Push ? Push : InApp;
}
