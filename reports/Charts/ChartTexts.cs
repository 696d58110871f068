namespace CampaignBatch.Reports.Charts;

/// <summary>Everything that charts say, in English: the one place. Another language is another dictionary with the same keys and places.</summary>
public static class ChartTexts
{
    /// <summary>Text by key; {0}, {1} … are values, written by <see cref="ChartWords"/>.</summary>
    public static IReadOnlyDictionary<string, string> English { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Forms of days, as .NET writes dates; and of lengths.
        ["day"] = "d MMM yyyy", ["day.short"] = "d MMM", ["day.long"] = "ddd d MMM yyyy", ["year"] = "yyyy",
        ["days.span"] = "{0} days, {1} to {2}", ["days.one"] = "{0} day", ["days.many"] = "{0} days",
        ["hours"] = "{0}\u00A0h", ["minutes"] = "{0}\u00A0min", ["days.short"] = "{0}\u00A0d", ["hour"] = "{0} {1}–{2}",
        ["between"] = "between {0} and {1}", ["share"] = "{0}/{1}",
        ["opens.one"] = "{0} open", ["opens.many"] = "{0} opens",

        // What happened.
        ["note.start"] = "Start, {0}", ["note.end"] = "End, {0}", ["note.incomplete"] = "{0}: incomplete day",
        ["note.missing"] = "{0}: no data", ["note.missing.run"] = "{0} to {1}: no data", ["note.missing.more"] = "{0} more gaps without data",
        ["note.clock.forward"] = "{0}: clocks +{1}", ["note.clock.back"] = "{0}: clocks −{1}",
        ["says.incomplete"] = "{0} is incomplete.", ["says.missing.one"] = "On {0} day there are no data at all.", ["says.missing.many"] = "On {0} days there are no data at all.",

        // Axes, and what stands under the finger.
        ["axis.day"] = "Day ({0})", ["axis.hour"] = "Hour of the day ({0})", ["axis.delay"] = "Time from send to first open",
        ["finger"] = "{0}: values by day", ["finger.hours"] = "{0}: values by weekday and hour", ["finger.delays"] = "{0}: values by time",
        ["row.incomplete"] = "{0} (incomplete)",
        ["head.impressions"] = "Impressions", ["head.unique_impressions"] = "Users", ["head.cumulative_impressions"] = "Impressions so far",
        ["head.cumulative_unique_impressions"] = "Users so far", ["head.rate"] = "Rate", ["head.interval"] = "95\u00A0% interval",
        ["head.sent"] = "Sent", ["head.bounced"] = "Bounced", ["head.opened"] = "Opened", ["head.opens"] = "Opens", ["head.share"] = "Share",
        ["head.sofar"] = "Until then", ["head.earliest"] = "Earliest", ["head.latest"] = "Latest", ["head.sessions"] = "Sessions", ["head.mean"] = "Mean", ["head.median"] = "Median",

        // Rates.
        ["tap-through.title"] = "Tap-throughs", ["tap-through.name"] = "tap-through rate", ["tap-through.axis"] = "Daily tap-through rate, 95\u00A0% interval shaded", ["tap-through.head.part"] = "Taps",
        ["dismissals.title"] = "Dismissals", ["dismissals.name"] = "dismissal rate", ["dismissals.axis"] = "Daily dismissal rate, 95\u00A0% interval shaded", ["dismissals.head.part"] = "Dismissals",
        ["foot.faint"] = "Grey points: fewer than {0} impressions",
        ["variants.in-app.faint"] = "Grey points: fewer than {0} impressions of the variant", ["variants.push.faint"] = "Grey points: fewer than {0} delivered messages of the variant",
        ["rate.says"] = "Daily {0} of {1}:",
        ["rate.fell"] = "it fell from {1} ({2}) in the first {0} complete days with impressions to {3} ({4}) in the last {0}.",
        ["rate.rose"] = "it rose from {1} ({2}) in the first {0} complete days with impressions to {3} ({4}) in the last {0}.",
        ["rate.same"] = "no clear change, {1} ({2}) in the first {0} complete days with impressions and {3} ({4}) in the last {0}.",
        ["rate.few"] = "too few impressions to compare, {1} ({2}) in the first {0} complete days with impressions and {3} ({4}) in the last {0}.",
        ["rate.one"] = "{0} ({2}) on {1}, the only complete day with impressions.", ["rate.none"] = "no complete day has a rate yet.",
        ["rate.extremes"] = "Highest {0} on {1}, lowest {2} on {3}.",
        ["rate.gaps.one"] = "{0} day without impressions left open.", ["rate.gaps.many"] = "{0} days without impressions left open.",

        // Counts.
        ["impressions.title"] = "Impressions", ["impressions.axis"] = "Impressions so far, total and unique", ["impressions.total"] = "total", ["impressions.unique"] = "unique",
        ["impressions.each"] = "Each day", ["impressions.column"] = "impressions", ["impressions.users"] = "users",
        ["impressions.says"] = "Impressions of {0}: {1} in all, {2} unique.", ["impressions.half"] = "Half of the users were reached by {0}.", ["impressions.range"] = "On a complete day {0}.",
        ["messages.title"] = "Messages", ["messages.axis"] = "Daily messages", ["messages.upper"] = "On the day of the send", ["messages.sent"] = "sent", ["messages.bounced"] = "bounced",
        ["messages.lower"] = "On the day of the open", ["messages.opened"] = "opened",
        ["messages.says"] = "Push messages of {0}: {1} sent, {2} of them bounced ({3}), {4} opened ({5} of those delivered).", ["messages.most"] = "Most were sent on {0} ({1}).",

        // Variants.
        ["variants.title"] = "Variants",
        ["variants.in-app.axis"] = "Daily tap-through rate of each variant, 95\u00A0% interval shaded; dashed: all together",
        ["variants.in-app.says"] = "Daily tap-through rate of each variant, {0}. Over all days: {1}.",
        ["variants.push.axis"] = "Open rate of each variant by day of the send, 95\u00A0% interval shaded; dashed: all together",
        ["variants.push.says"] = "Open rate of each variant by day of the send, {0}. Over all days: {1}.",
        ["variants.one"] = "{0} {1} ({2}/{3})", ["variants.cell"] = "{0} ({1}/{2})", ["variants.left"] = "The {0} variants with most messages; {1} more are in the table of variants.",

        // Opens.
        ["open-time.title"] = "Push notification open time", ["open-time.axis"] = "Opens by weekday and hour; bubble area: opens",
        ["open-time.says"] = "{0} by weekday and hour on the campaign's clock ({1}).",
        ["open-time.fullest"] = "The fullest hour is {0} with {1} ({2}).", ["open-time.alike"] = "The fullest hours are {0} alike with {1} each, the first of them {2}.",
        ["minutes-to-open.title"] = "Time to open", ["minutes-to-open.axis"] = "Opens by time from send to first open",
        ["minutes-to-open.says"] = "{0} by time from send to first open.",
        ["delay.stretch"] = "{0} to {1}", ["delay.last"] = "{0} and more", ["delay.half"] = "half within {0}", ["delay.half.says"] = "Half of them came within {0}.", ["delay.half.late"] = "Half of them took {0} or more.",
        ["delay.late"] = "{0} ({1}) took a day or more.",
        ["open-points.title"] = "Single opens", ["open-points.axis"] = "Opens by day and time of day",
        ["open-points.says"] = "Every one of {0} by day and time of day ({1}), {2}: half of them between {3} and {4}.",

        // Sessions.
        ["people.audience"] = "the audience", ["people.recipients"] = "recipients",
        ["sessions.title"] = "Sessions", ["sessions.axis"] = "Daily sessions of {0}", ["sessions.says"] = "Daily sessions of {0}, {1}:",
        ["length.title"] = "Session length", ["length.axis"] = "Session length of {0} (min:s)", ["length.says"] = "Median session length of a day of {0} in minutes and seconds, {1}:", ["length.mean"] = "mean", ["length.median"] = "median",
        ["phases.none"] = "no complete day yet.", ["phases.during"] = "on average {1} on {0} of the campaign.", ["phases.before"] = "on average {1} on {0} before the campaign, no complete day during it yet.",
        ["phases.both"] = "on average {1} on {0} before the campaign, {3} on {2} during it.",
    };
}
