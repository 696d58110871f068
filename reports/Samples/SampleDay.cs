using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>What happens on one day, as streams of events; those of earlier days stand again where they lead to something on this one.</summary>
internal sealed class SampleDay(SamplePlan plan, int day)
{
    private const int GoalEvery = 24;
    private const int GoalDays = 6;

    public IEnumerable<SampleSlot> Slots() =>
        [.. Own(day).Where(s => s.Events > 0), .. Opens(), .. Goals(), .. Repeats(), .. Rest()];

    private IEnumerable<SampleSlot> Own(int dayNo)
    {
        if (dayNo < 0)
        {
            yield break;
        }

        foreach (var campaign in plan.Campaigns)
        {
            yield return Messages(campaign, dayNo);
        }

        yield return new SampleSlot
        {
            Stream = "session", Key = Key(3, dayNo), Events = plan.SessionsOf(dayNo), From = Begin(dayNo), To = Begin(dayNo + 1), Turn = 13 * dayNo, MayBeLate = dayNo >= 3,
        };
    }

    private SampleSlot Messages(SampleCampaign campaign, int dayNo)
    {
        var (from, to) = plan.Live(campaign, dayNo);
        return new SampleSlot
        {
            Stream = "message",
            CampaignNo = campaign.No,
            Key = Key(1, dayNo, campaign.No),
            Events = plan.MessagesByDay[campaign.No][dayNo],
            From = SampleCalendar.Microseconds(from),
            To = SampleCalendar.Microseconds(to),
            Turn = 37 * dayNo + 101 * campaign.No,
            MayBeLate = !campaign.IsPush && campaign.StartsAt <= plan.Calendar.Begin(dayNo - 3),
        };
    }

    private IEnumerable<SampleSlot> Opens() =>
        from campaign in plan.Campaigns
        where campaign.IsPush
        from dayNo in Enumerable.Range(day - 2, 3)
        where dayNo >= 0 && plan.MessagesByDay[campaign.No][dayNo] > 0
        let hours = plan.Calendar.Favourites(dayNo, campaign.Zone ?? DateTimeZone.Utc)
        select Messages(campaign, dayNo) with { Stream = "open", Favourites = $"[{string.Join(", ", hours)}]" };

    // Of 144 messages six are candidates, one for each day of delay: so a day's goals are found without looking at all messages of a week.
    private IEnumerable<SampleSlot> Goals() =>
        from campaign in plan.Campaigns
        where campaign.GoalRate > 0
        from lag in Enumerable.Range(0, GoalDays)
        where day - lag >= 0
        let source = Messages(campaign, day - lag)
        let first = 5L + GoalEvery * lag
        where source.Events > first
        select source with
        {
            Stream = "goal", First = first, Step = GoalEvery * GoalDays, Events = (source.Events - first - 1) / (GoalEvery * GoalDays) + 1,
            LagDays = lag, MayBeLate = false,
        };

    private IEnumerable<SampleSlot> Repeats() =>
        from source in Own(day - 1)
        let first = ((500 - source.Turn) % 1000 + 1000) % 1000
        where source.Events > first
        select source with { Stream = "repeat", First = first, Step = 1000, Events = (source.Events - first - 1) / 1000 + 1 };

    private IEnumerable<SampleSlot> Rest()
    {
        var whole = new SampleSlot { Stream = "", Key = 0, Events = 0, From = Begin(day), To = Begin(day + 1) };
        var goals = plan.Share(plan.OrganicGoals, day);
        yield return whole with { Stream = "organic", Key = Key(5, day), Events = goals.Count };
        foreach (var slot in Lifts().Concat(Strays(whole)))
        {
            yield return slot;
        }
    }

    private IEnumerable<SampleSlot> Lifts() =>
        from campaign in plan.Campaigns
        where campaign.SessionLift > 0
        let live = plan.Live(campaign, day)
        where live.From < live.To
        let perUser = plan.SessionsOf(day) / (double)plan.Users * (live.To - live.From).TotalDays
        select new SampleSlot
        {
            Stream = "lift", CampaignNo = campaign.No, Key = Key(4, day, campaign.No),
            Events = (long)Math.Round(perUser * campaign.Messaged * campaign.SessionLift),
            From = SampleCalendar.Microseconds(live.From), To = SampleCalendar.Microseconds(live.To),
        };

    private IEnumerable<SampleSlot> Strays(SampleSlot whole)
    {
        var begun = plan.Campaigns.Where(c => c.StartsAt < plan.Calendar.Ends).ToList();
        var target = begun[day % begun.Count].No;
        var orphans = plan.Share(plan.Orphans, day);
        yield return whole with { Stream = "orphan", CampaignNo = target, Key = Key(6, day), Events = orphans.Count, Turn = orphans.From };
        var faults = plan.Share(plan.Faults, day);
        yield return whole with { Stream = "fault", CampaignNo = target, Key = Key(7, day), Events = faults.Count, Turn = faults.From };
        foreach (var campaign in begun.Where(IsJustOutside))
        {
            yield return whole with
            {
                Stream = "outside", CampaignNo = campaign.No, Key = Key(2, day, campaign.No), Events = Math.Max(1, campaign.Messages / 2_000),
            };
        }
    }

    /// <summary>The day before a campaign's first, or after its last.</summary>
    private bool IsJustOutside(SampleCampaign campaign) =>
        plan.Calendar.Begin(day + 1) is var next && next <= campaign.StartsAt && next + Duration.FromDays(1) > campaign.StartsAt
        || campaign.EndsAt is { } end && plan.Calendar.Begin(day) is var begin && begin >= end && begin - Duration.FromDays(1) < end;

    private long Begin(int dayNo) => SampleCalendar.Microseconds(plan.Calendar.Begin(dayNo));

    // 5 bits for the kind of event above 12 for the day, 12 for the campaign and 32 for the event; the top 3 are left to its answers.
    private static ulong Key(ulong kind, int dayNo, int campaign = 0) => kind << 56 | (ulong)dayNo << 44 | (ulong)campaign << 32;
}
