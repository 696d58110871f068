namespace CampaignBatch.Reports.Model;

/// <summary>What the report of a campaign cannot say, as its source does not report what it takes. Follows from the one table below.</summary>
public sealed class Unmeasured
{
    private static readonly string[] Conversion = ["conversion_rate", "conversion_rate_so_far", "open_windows", "click_through_conversion_rate"];

    private static readonly string[] Value = ["value_total", "value_per_recipient"];

    private static readonly Loss[] Losses =
    [
        new(Fact.Impressions, "Whoever answered is not known to have been shown anything.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.InApp,
            Figures = ["total_impressions", "unique_impressions", "tap_through_rate", "dismissal_rate", "no_response", "user_tap_rate", "reach"],
            Tables = ["daily", "variant_days", "variant", "platform", "country", "app_version"],
            Charts = ["tap-through", "dismissals", "impressions", "variants"],
            Checks =
            [
                "Σ daily impressions = total", "last cumulative = total", "last cumulative unique = unique", "unique ≤ total", "tapped + dismissed + no response = total",
                "Σ users' taps = tapped", "Σ users' messages = total", "converted ≤ received", "mature ≤ received", "Σ variants = total", "Σ platforms = total",
            ],
        },
        new(Fact.Impressions, "A conversion is that of somebody who was shown the message.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.InApp && HasGoal(campaign),
            Figures = [.. Conversion, .. Value],
        },
        new(Fact.Impressions, "Nobody is known to have been shown the message.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.InApp,
            IsOfRecipients = true,
            Columns = ["sessions", "session_seconds_mean", "session_seconds_median"],
            Charts = ["sessions", "session-length"],
        },
        new(Fact.Sends, "Whoever answered is not known to have got anything.")
        {
            Where = IsNeverTold,
            Figures = ["messages_sent", "bounce_rate", "delivered", "open_rate", "user_open_rate", "influenced_open_rate", "reach"],
            Tables = ["daily", "variant_days", "variant", "platform", "country", "app_version", "bounces", "opens_by_hour", "opens_by_own_hour", "opens", "open_delays"],
            Charts = ["messages", "variants", "open-time", "open-time-own", "minutes-to-open", "open-points"],
            Checks =
            [
                "Σ daily sent = sent", "delivered + bounced = sent", "Σ bounces by reason = bounced", "opened ≤ delivered", "Σ weekday×hour opens = opens", "Σ daily opened = opens",
                "Σ users' messages = total", "converted ≤ received", "mature ≤ received", "Σ variants = total", "Σ platforms = total",
            ],
        },
        new(Fact.Sends, "A conversion is that of somebody who got the message.")
        {
            Where = (measured, campaign) => IsNeverTold(measured, campaign) && HasGoal(campaign),
            Figures = [.. Conversion, .. Value],
        },
        new(Fact.Sends, "Nobody is known to have got the message.")
        {
            Where = IsNeverTold,
            IsOfRecipients = true,
            Columns = ["sessions", "session_seconds_mean", "session_seconds_median"],
            Charts = ["sessions", "session-length"],
        },
        new(Fact.Taps, "Who tapped is not known. Nor is who dismissed: a message that is tapped often closes and says so, and only the first response counts.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.InApp,
            Figures = ["tap_through_rate", "dismissal_rate", "no_response", "user_tap_rate"],
            Columns =
            [
                "taps", "tap_through_rate", "tap_through_low", "tap_through_high", "dismissals", "dismissal_rate", "dismissal_low", "dismissal_high",
            ],
            Charts = ["tap-through", "dismissals", "variants"],
            Checks = ["tapped + dismissed + no response = total", "Σ users' taps = tapped"],
        },
        new(Fact.Opens, "Nobody is seen to open a push. Nor is an open influenced: that takes that it was not opened directly.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.Push,
            Figures = ["open_rate", "user_open_rate", "influenced_open_rate"],
            Columns = ["opened", "open_rate", "open_low", "open_high"],
            Tables = ["opens_by_hour", "opens_by_own_hour", "opens", "open_delays"],
            Charts = ["variants", "open-time", "open-time-own", "minutes-to-open", "open-points"],
            Checks = ["opened ≤ delivered", "Σ weekday×hour opens = opens", "Σ daily opened = opens"],
        },
        new(Fact.Opens, "Nobody is seen to reach the goal by way of an open.")
        {
            Where = (_, campaign) => campaign.Channel == Channel.Push && HasGoal(campaign),
            Figures = ["click_through_conversion_rate"],
        },
        new(Fact.Dismissals, "Who dismissed a message is not known, so neither is who did nothing.")
        {
            Figures = ["dismissal_rate", "no_response"],
            Columns = ["dismissals", "dismissal_rate", "dismissal_low", "dismissal_high"],
            Charts = ["dismissals"],
            Checks = ["tapped + dismissed + no response = total"],
        },
        new(Fact.Bounces, "Nothing bounces that is not told.")
        {
            Figures = ["bounce_rate"],
            Columns = ["bounced", "bounce_low", "bounce_high"],
            Tables = ["bounces"],
            Checks = ["delivered + bounced = sent", "Σ bounces by reason = bounced"],
        },
        new(Fact.Sends, "What is counted is what devices received; how many were sent is not known, nor what part of them bounced.")
        {
            Figures = ["messages_sent", "bounce_rate"],
            Columns = ["sent", "bounce_low", "bounce_high"],
            Checks = ["Σ daily sent = sent", "delivered + bounced = sent"],
        },
        new(Fact.BounceReasons, "Bounces are counted, and that is all.")
        {
            Tables = ["bounces"],
            Checks = ["Σ bounces by reason = bounced"],
        },
        new(Fact.Sessions, "An influenced open is a session.")
        {
            Figures = ["influenced_open_rate"],
            Columns = ["sessions", "session_seconds_mean", "session_seconds_median"],
            Charts = ["sessions", "session-length"],
        },
        new(Fact.SessionSeconds, "Sessions are counted, and have no length.")
        {
            Columns = ["session_seconds_mean", "session_seconds_median"],
            Charts = ["session-length"],
        },
        new(Fact.Goals, "Nobody is seen to reach the campaign's goal.")
        {
            Where = (_, campaign) => campaign.Goal is not null,
            Figures = [.. Conversion, .. Value],
            Checks = ["converted ≤ received"],
        },
        new(Fact.Sessions, "The campaign's goal is a session of some length.")
        {
            Where = (_, campaign) => campaign.GoalMinSessionSeconds is not null,
            Figures = Conversion,
            Checks = ["converted ≤ received"],
        },
        new(Fact.SessionSeconds, "The campaign's goal is a session of some length.")
        {
            Where = (_, campaign) => campaign.GoalMinSessionSeconds is not null,
            Figures = Conversion,
            Checks = ["converted ≤ received"],
        },
        new(Fact.Audience, "Only the campaign's own row, or a snapshot beside the dumps, can still say who is eligible.")
        {
            FiguresWithoutValue = ["audience_size", "reach"],
        },
        new(Fact.ReceivedAt, "How late an event came is not known.")
        {
            Rows = ["late"],
        },
        new(Fact.Variant, "No message says its variant.") { Tables = ["variant", "variant_days"], Checks = ["Σ variants = total"] },
        new(Fact.Platform, "No message says its platform.") { Tables = ["platform"], Checks = ["Σ platforms = total"] },
        new(Fact.AppVersion, "No message says its version of the app.") { Tables = ["app_version"] },
        new(Fact.Country, "No message says its country.") { Tables = ["country"] },
    ];

    private readonly IReadOnlyList<Loss> _losses;

    private Unmeasured(IReadOnlyList<Loss> losses) => _losses = losses;

    /// <summary>Of a campaign's report.</summary>
    /// <param name="measured">What its source reports.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="hasSnapshot">Whether its sessions are those of an audience, and not of those who received the message.</param>
    public static Unmeasured Of(Measured measured, Campaign campaign, bool hasSnapshot = false) =>
        new([.. Losses.Where(l => !measured.Has(l.Missing) && l.Where(measured, campaign) && !(l.IsOfRecipients && hasSnapshot))]);

    /// <summary>Whether a row of data quality, such as <c>late</c>, has no number: of any campaign, or of the whole run.</summary>
    public static bool HasRow(Measured measured, string row) => !Losses.Any(l => !measured.Has(l.Missing) && l.Rows.Contains(row));

    /// <summary>The figure, or that it is not measured.</summary>
    /// <param name="name">As in report.json.</param>
    /// <param name="figure">What was counted.</param>
    public Figure Figure(string name, Figure figure) => _losses.Any(l => l.Figures.Contains(name) || (figure.Value is null && l.FiguresWithoutValue.Contains(name)))
        ? new Figure { IsRate = figure.IsRate, Reason = "not_measured" }
        : figure;

    /// <summary>Whether a column of any table has no values.</summary>
    public bool IsColumn(string name) => _losses.Any(l => l.Columns.Contains(name));

    /// <summary>Whether a table has no rows, by its name in report.arrow.</summary>
    public bool IsTable(string name) => _losses.Any(l => l.Tables.Contains(name));

    /// <summary>Whether an identity speaks of what is not measured: such a one is not judged.</summary>
    public bool IsCheck(string name) => _losses.Any(l => l.Checks.Contains(name));

    /// <summary>What a chart takes and the source does not report; empty for a chart that can be drawn.</summary>
    /// <param name="id">Id of its picture.</param>
    public IReadOnlyList<Fact> ForChart(string id) => [.. _losses.Where(l => l.Charts.Contains(id)).Select(l => l.Missing).Distinct()];

    /// <summary>What a table takes and the source does not report; empty for a table that can be had.</summary>
    /// <param name="name">As in report.arrow.</param>
    public IReadOnlyList<Fact> ForTable(string name) => [.. _losses.Where(l => l.Tables.Contains(name)).Select(l => l.Missing).Distinct()];

    /// <summary>Whether neither the sends of a push nor what devices received of them is measured.</summary>
    private static bool IsNeverTold(Measured measured, Campaign campaign) => campaign.Channel == Channel.Push && !measured.Has(Fact.Receipts);

    private static bool HasGoal(Campaign campaign) => campaign.Goal is not null || campaign.GoalMinSessionSeconds is not null;

    /// <param name="Missing">The fact that is not reported.</param>
    /// <param name="Because">Why what follows cannot be said.</param>
    private sealed record Loss(Fact Missing, string Because)
    {
        /// <summary>Of which sources and campaigns this holds.</summary>
        public Func<Measured, Campaign, bool> Where { get; init; } = (_, _) => true;

        /// <summary>Whether it holds only where sessions are those of who received the message.</summary>
        public bool IsOfRecipients { get; init; }

        public string[] Figures { get; init; } = [];

        /// <summary>Not measured unless something else gives them a value.</summary>
        public string[] FiguresWithoutValue { get; init; } = [];

        public string[] Columns { get; init; } = [];

        public string[] Tables { get; init; } = [];

        public string[] Charts { get; init; } = [];

        public string[] Checks { get; init; } = [];

        /// <summary>Of data quality.</summary>
        public string[] Rows { get; init; } = [];
    }
}
