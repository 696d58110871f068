using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>Where and when a world of many users plays, mostly over a clock change.</summary>
internal sealed class CertaintyScene
{
    private const int Crowd = 13;

    private static readonly (string Zone, LocalDate Change)[] Places =
    [
        ("Europe/Berlin", new(2026, 3, 29)),
        ("Europe/Berlin", new(2026, 10, 25)),
        ("America/New_York", new(2026, 3, 8)),
        ("America/Havana", new(2025, 11, 2)),
        ("Australia/Lord_Howe", new(2026, 4, 5)),
        ("Asia/Kathmandu", new(2026, 2, 10)),
        ("UTC", new(2026, 1, 20)),
    ];

    public CertaintyScene(int seed)
    {
        Dice = new((ulong)seed + 1_000_000);
        var (zone, change) = Dice.One(Places);
        ZoneId = zone;
        Zone = DateTimeZoneProviders.Tzdb[zone];
        Days = Dice.One(Dice.Between(5, 14), Dice.Between(15, 30), Dice.Between(22, 45), Dice.Between(30, 45));
        FirstDay = change.PlusDays(-Dice.Below(Days));

        HasValues = Dice.Percent(85);

        // Only with more than a thousand users is a value ever winsorised.
        IsCrowd = seed % Crowd == 0;
        var users = IsCrowd
            ? Dice.Between(1_100, 1_300)
            : Dice.One(Dice.Between(40, 150), Dice.Between(150, 300), Dice.Between(250, 400));
        Users = [.. Enumerable.Range(1, users).Select(n => $"u{n}")];
        T = StartOf(Days) + Dice.One(
            Duration.Zero, Duration.Zero, Duration.FromHours(9.5), Duration.FromSeconds(Dice.Below(86_400)));
    }

    public Dice Dice { get; }

    public string ZoneId { get; }

    public DateTimeZone Zone { get; }

    public LocalDate FirstDay { get; }

    public int Days { get; }

    /// <summary>Whether any goal of the world may have a value.</summary>
    public bool HasValues { get; }

    public bool IsCrowd { get; }

    public IReadOnlyList<string> Users { get; }

    /// <summary>What an operator asks about, or about the latest event.</summary>
    public Instant T { get; }

    public Instant StartOf(int daysFromFirst) => Zone.AtStartOfDay(FirstDay.PlusDays(daysFromFirst)).ToInstant();

    /// <summary>Whole seconds, the end not included.</summary>
    public Instant Between(Instant from, Instant until) =>
        from + Duration.FromSeconds(Dice.Below((int)Math.Max(1, (until - from).TotalSeconds)));
}
