namespace CampaignBatch.Reports.Samples;

/// <summary>Adds the tallies of all days up to the truths of the world.</summary>
internal sealed class SampleCount(SamplePlan plan, IReadOnlyList<SampleTally> tallies)
{
    private static readonly string[] Faults =
    [
        "no_event_id", "no_user_id", "unknown_event_type", "no_occurred_at", "occurred_before_2000", "occurred_in_future",
        "session_seconds_negative", "session_seconds_over_24h", "no_campaign_id", "unknown_campaign_id",
    ];

    private readonly ILookup<int, SampleTally> byCampaign = tallies.Where(t => t.CampaignNo is not null).ToLookup(t => t.CampaignNo!.Value);

    public SampleTruths Truths()
    {
        var (read, duplicates, rejected) = (Sum(_ => true), Sum(t => t.IsDuplicate), Sum(t => t.Fault is not null));
        return new SampleTruths
        {
            Read = read,
            Accepted = read - duplicates - rejected,
            Duplicates = duplicates,
            Rejected = rejected,
            RejectedByReason = Faults.Select((name, no) => (name, rows: Sum(t => t.Fault == no))).Where(f => f.rows > 0).ToDictionary(f => f.name, f => f.rows),
            Late = Sum(t => t.IsLate),
            Orphans = Sum(t => t.Stream == "orphan"),
            OutsidePeriod = Sum(t => t.Stream == "outside"),
            Users = plan.Users,
            FirstDay = plan.Calendar.Date(0).ToDateOnly(),
            LastDay = plan.Calendar.Date(plan.Calendar.Days - 1).ToDateOnly(),
            SessionsPerUserAndDay = plan.Sessions / (double)plan.Users / plan.Calendar.Days,
            Campaigns = [.. plan.Campaigns.Select(Of)],
        };
    }

    private SampleCampaignTruths Of(SampleCampaign c)
    {
        long Rows(Func<SampleTally, bool> that) => byCampaign[c.No].Where(t => !t.IsDuplicate && that(t)).Sum(t => t.Rows);
        bool IsMessage(SampleTally t) => t.Stream == "message";
        bool IsAnswer(SampleTally t, string type) => t.Stream == "answer" && t.EventType == type;
        var shown = new SampleCampaignTruths
        {
            Id = c.Id,
            Name = c.Name,
            Channel = c.Channel,
            Status = plan.Status(c),
            StartsAt = c.StartsAt.ToDateTimeOffset(),
            EndsAt = c.EndsAt?.ToDateTimeOffset(),
            TimeZone = c.Zone?.Id,
            AudienceSize = !c.HasSnapshot ? null : c.IsPush ? c.Messaged / 5 * 4 : c.Messaged,
            HoldoutSize = c.HasSnapshot ? c.AudienceSize - c.Messaged : 0,
            HasVariants = c.HasVariants,
            VariantBFactor = c.BFactor,
            SessionLift = 1 + c.SessionLift,
            GoalRate = c.GoalRate,
            MessagesOfB = Rows(t => IsMessage(t) && t.IsB),
            AnsweredOfB = Rows(t => IsAnswer(t, c.IsPush ? "open" : "tap") && t.IsB),
            GoalsLedTo = Rows(t => t.Stream == "goal"),
            OutsidePeriod = Rows(t => t.Stream == "outside"),
            Orphans = Rows(t => t.Stream == "orphan"),
        };
        return c.IsPush
            ? shown with
            {
                BounceRate = c.BounceRate, OpenRate = c.OpenRate, FavouriteHours = SampleCalendar.FavouriteHours,
                Sent = Rows(IsMessage), Bounced = Rows(t => IsAnswer(t, "bounce")), Opened = Rows(t => IsAnswer(t, "open")),
            }
            : shown with
            {
                TapRateFirst = c.TapFirst, TapRateLast = c.TapLast, TapDecay = c.TapDecay, DismissRate = c.DismissRate,
                Impressions = Rows(IsMessage), Tapped = Rows(t => IsAnswer(t, "tap")), Dismissed = Rows(t => IsAnswer(t, "dismiss")),
            };
    }

    private long Sum(Func<SampleTally, bool> that) => tallies.Where(that).Sum(t => t.Rows);
}
