namespace CampaignBatch.Reports.Model;

/// <summary>Everything that one campaign's report says.</summary>
public sealed record CampaignReport
{
    public required Campaign Campaign { get; init; }

    public required CampaignStatus Status { get; init; }

    /// <summary>T, the instant the report speaks for: nothing after it enters any figure. UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What the source of the dumps reports. What needs anything else has no value here.</summary>
    public Measured Measured => DataQuality.Measured;

    /// <summary>Figures by the names of report.json, in the order they are shown; those of the other channel are absent.</summary>
    public required IReadOnlyList<KeyValuePair<string, Figure>> Kpis { get; init; }

    /// <summary>The latest campaign weeks against as many weeks before.</summary>
    public Comparison Comparison { get; init; } = Comparison.TooShort;

    /// <summary>What may be claimed, and what not: each question once, in the order of report.json.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>The arms of an A/B test; null where the messages carry fewer than two variants.</summary>
    public VariantComparison? Variants { get; init; }

    /// <summary>Goals that the data do have, where the campaign's own goal is not among them; else empty.</summary>
    public IReadOnlyList<string> GoalNamesFound { get; init; } = [];

    /// <summary>Every local day of the period, in order; empty for a scheduled campaign.</summary>
    public required IReadOnlyList<DayRow> Daily { get; init; }

    public required SessionTrend Sessions { get; init; }

    /// <summary>Push only; by weekday, then hour.</summary>
    public IReadOnlyList<HourCell> OpensByHour { get; init; } = [];

    /// <summary>Push only; the same on the users' own clocks, of opens that say how far these are from UTC.</summary>
    public IReadOnlyList<HourCell> OpensByOwnHour { get; init; } = [];

    /// <summary>Push only; every opened message in order of time while there are at most 5,000, else empty.</summary>
    public IReadOnlyList<OpenPoint> Opens { get; init; } = [];

    /// <summary>Push only; opens by the time since the send, all stretches in order; empty without an open.</summary>
    public IReadOnlyList<OpenDelay> OpenDelays { get; init; } = [];

    /// <summary>By day, then variant: of the eight variants with most messages.</summary>
    public IReadOnlyList<VariantDay> VariantDays { get; init; } = [];

    public required Breakdowns Breakdowns { get; init; }

    /// <summary>Push only.</summary>
    public IReadOnlyList<BounceReason> Bounces { get; init; } = [];

    /// <summary>What explains figures: start, end, clock changes and days without data, by day; those of sessions' days before the start too.</summary>
    public IReadOnlyList<Happening> Happenings { get; init; } = [];

    public required DataQuality DataQuality { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>The verdict on that question; null where it was not asked.</summary>
    public Verdict? Verdict(string question) => Verdicts.FirstOrDefault(v => v.Question == question);

    /// <summary>The figure of that name; a figure of the other channel is an error.</summary>
    /// <exception cref="KeyNotFoundException">There is no such figure in this report.</exception>
    public Figure Kpi(string name) => Kpis.FirstOrDefault(k => k.Key == name).Value
        ?? throw new KeyNotFoundException($"The report of campaign '{Campaign.Id}' has no figure '{name}'.");
}
