using System.Globalization;

using CampaignBatch.Reports.Model;

using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>The campaigns of a world and the sizes of everything in it, worked out before anything is written.</summary>
internal sealed class SamplePlan
{
    private const double ImpressionShare = 0.36;
    private const double SendShare = 0.14;

    private static readonly string?[] Zones =
        ["Europe/Berlin", "America/New_York", null, "Europe/London", "Asia/Kolkata", "America/Sao_Paulo", "Asia/Tokyo", "Australia/Sydney"];

    // Where in the span a campaign starts, and how much of the span it lasts; 0: it runs on.
    private static readonly double[] Starts = [0.34, 0.20, 0.12, 0.40, 0.06, 0.28, 0.55, 0.16, 0.48, 0.24];
    private static readonly double[] Lengths = [0, 0.40, 0.50, 0, 0.30, 0, 0.25, 0.60, 0, 0.35, 0];
    private static readonly double[] TapRates = [0.20, 0.12, 0.09, 0.16, 0.07, 0.14];
    private static readonly double[] DismissRates = [0.30, 0.22, 0.36, 0.26];
    private static readonly double[] BounceRates = [0.04, 0.07, 0.03];
    private static readonly double[] OpenRates = [0.12, 0.07, 0.16, 0.09];
    private static readonly double[] GoalRates = [0.035, 0.02, 0.028, 0.04];
    private static readonly double?[] Windows = [null, 72, 336, 24];

    private readonly SampleSettings settings;

    public SamplePlan(SampleSettings settings)
    {
        this.settings = settings;
        Calendar = new SampleCalendar(settings.Days);
        Users = Math.Max(200, settings.Events / 10);
        Campaigns = [.. Enumerable.Range(0, settings.Campaigns).Select(Campaign)];
        MessagesByDay = [.. Campaigns.Select(Spread)];
        Sessions = Math.Max(settings.Days, (long)((settings.Events - ExpectedBesideSessions()) / (1 + LiftedShare())));
    }

    public SampleCalendar Calendar { get; }

    public long Users { get; }

    public IReadOnlyList<SampleCampaign> Campaigns { get; }

    /// <summary>Messages by campaign and day.</summary>
    public IReadOnlyList<long[]> MessagesByDay { get; }

    /// <summary>Sessions that are no campaign's doing, in the whole span.</summary>
    public long Sessions { get; }

    /// <summary>Goals that are no campaign's doing, in the whole span.</summary>
    public long OrganicGoals => settings.Events / 40;

    public long Orphans => Math.Max(10, settings.Events / 2_500);

    /// <summary>Rows with a fault, as many of each of the ten faults.</summary>
    public long Faults => Math.Max(10, settings.Events / 20_000 * 10);

    /// <summary>Distance in the ring between users of neighbouring names, so that an audience is spread over all names.</summary>
    public long RingStep
    {
        get
        {
            var step = (long)(Users * 0.618);
            while (Gcd(step, Users) != 1)
            {
                step++;
            }

            return step;
        }
    }

    /// <summary>The part of <paramref name="whole"/> that falls to one day when it is spread evenly.</summary>
    public (long From, long Count) Share(long whole, int day)
    {
        var from = whole * day / settings.Days;
        return (from, whole * (day + 1) / settings.Days - from);
    }

    /// <summary>Sessions of one day.</summary>
    public long SessionsOf(int day)
    {
        var all = Enumerable.Range(0, settings.Days).Sum(Calendar.Bustle);
        return (long)(Sessions * Calendar.Bustle(day) / all);
    }

    private SampleCampaign Campaign(int no)
    {
        var isPush = IsPush(no);
        var stories = isPush ? SampleStories.Push : SampleStories.InApp;
        var rank = isPush ? no / 5 * 2 + no % 5 / 2 : no / 5 * 3 + no % 5 / 2;
        var story = stories[rank % stories.Count];
        var round = rank / stories.Count;
        var isScheduled = IsScheduled(no);
        var zone = Zones[no % Zones.Length] is { } id ? DateTimeZoneProviders.Tzdb[id] : null;
        var startDay = isScheduled ? settings.Days + 6 : (int)(settings.Days * Starts[no % Starts.Length]);
        var lasts = (int)(settings.Days * Lengths[no % Lengths.Length]);
        var messages = isScheduled ? 0 : Math.Max(20, (long)(settings.Events * (isPush ? SendShare : ImpressionShare) * Weight(rank, isPush)));
        var hasHoldout = no % 7 is 0 or 1;
        // A multiple of 50: holdouts of a tenth, and a fifth without push, are whole numbers.
        var size = Math.Clamp(isScheduled ? Users / 10 : messages * 2 / 3, 50, Users * 3 / 5) / 50 * 50;
        var hasVariants = no % 3 == 0;
        return new SampleCampaign
        {
            No = no,
            Id = Slug(story.Name) + (round == 0 ? "" : Text($"-{round + 1}")),
            Name = story.Name + (round == 0 ? "" : Text($" {round + 1}")),
            Story = story,
            IsPush = isPush,
            Zone = zone,
            StartsAt = Nine(startDay, zone),
            EndsAt = lasts == 0 && !isScheduled ? null : Nine(startDay + Math.Max(1, isScheduled ? 14 : lasts), zone),
            Messages = messages,
            WindowHours = Windows[no % Windows.Length],
            HasVariants = hasVariants,
            HasSnapshot = no % 10 is not (6 or 9),
            StatedAudience = no % 10 == 6 ? size : null,
            AudienceFrom = (long)(Chance.Of(settings.Seed, 7, no) * Users),
            AudienceSize = size,
            Messaged = hasHoldout ? size / 10 * 9 : size,
            TapFirst = TapRates[rank % TapRates.Length],
            TapLast = TapRates[rank % TapRates.Length] / 4,
            TapDecay = 0.12,
            BFactor = hasVariants ? 1.4 : 1,
            DismissRate = DismissRates[rank % DismissRates.Length],
            BounceRate = BounceRates[rank % BounceRates.Length],
            OpenRate = OpenRates[rank % OpenRates.Length],
            GoalRate = story.Goal is null ? 0 : GoalRates[rank % GoalRates.Length],
            SessionLift = no == 0 ? 0.3 : 0,
        };
    }

    // Zipf-like: the n-th campaign of a channel weighs n to the power of -0.8.
    private double Weight(int rank, bool isPush)
    {
        var rivals = Enumerable.Range(0, settings.Campaigns).Count(n => IsPush(n) == isPush && !IsScheduled(n));
        return Math.Pow(rank + 1, -0.8) / Enumerable.Range(1, rivals).Sum(n => Math.Pow(n, -0.8));
    }

    private static bool IsPush(int no) => no % 5 is 1 or 3;

    private bool IsScheduled(int no) => no == settings.Campaigns - 1 && no >= 3;

    private Instant Nine(int day, DateTimeZone? zone) =>
        (zone ?? DateTimeZone.Utc).AtLeniently(Calendar.Date(day).At(new LocalTime(9, 0))).ToInstant();

    private long[] Spread(SampleCampaign campaign)
    {
        var weights = Enumerable.Range(0, settings.Days).Select(day => LiveShare(campaign, day) * Calendar.Bustle(day)
            * (0.85 + 0.3 * Chance.Of(settings.Seed, campaign.No, 1000 + day))).ToArray();
        var all = weights.Sum();
        var counts = new long[settings.Days];
        var (reached, given) = (0.0, 0L);
        for (var day = 0; day < counts.Length && all > 0; day++)
        {
            reached += weights[day];
            counts[day] = (long)Math.Round(campaign.Messages * reached / all) - given;
            given += counts[day];
        }

        return counts;
    }

    private double LiveShare(SampleCampaign campaign, int day)
    {
        var (from, to) = Live(campaign, day);
        return from < to ? (to - from).TotalDays : 0;
    }

    /// <summary>The part of a day in which a campaign sends messages; empty where its end is not after its begin.</summary>
    public (Instant From, Instant To) Live(SampleCampaign campaign, int day)
    {
        var from = Instant.Max(Calendar.Begin(day), campaign.StartsAt);
        var to = Instant.Min(Calendar.Begin(day + 1), campaign.EndsAt ?? Instant.MaxValue);
        return (from, to);
    }

    private double ExpectedBesideSessions()
    {
        var rows = OrganicGoals + Orphans + (double)Faults;
        foreach (var campaign in Campaigns)
        {
            var b = campaign.HasVariants ? (1 + campaign.BFactor) / 2 : 1;
            var startDay = (campaign.StartsAt - Calendar.Begin(0)).TotalDays;
            for (var day = 0; day < settings.Days; day++)
            {
                var tap = campaign.TapLast + (campaign.TapFirst - campaign.TapLast) * Math.Exp(-campaign.TapDecay * Math.Max(0, day - startDay));
                var answers = campaign.IsPush
                    ? campaign.BounceRate + (1 - campaign.BounceRate) * campaign.OpenRate * b
                    : tap * b * 1.04 + campaign.DismissRate;
                rows += MessagesByDay[campaign.No][day] * (1 + answers + campaign.GoalRate * 0.95);
            }
        }

        return rows;
    }

    // Sessions that campaigns bring about, as a share of the others.
    private double LiftedShare() => Campaigns.Sum(c =>
        c.SessionLift * c.Messaged / Users * Enumerable.Range(0, settings.Days).Sum(day => LiveShare(c, day)) / settings.Days);

    private static string Slug(string name) => name.ToLower(CultureInfo.InvariantCulture).Replace(' ', '-');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    public CampaignStatus Status(SampleCampaign campaign) =>
        campaign.StartsAt >= Calendar.Ends ? CampaignStatus.Scheduled : campaign.EndsAt <= Calendar.Ends ? CampaignStatus.Ended : CampaignStatus.Running;
}
