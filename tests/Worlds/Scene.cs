using System.Globalization;
using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Where and when a random world plays: a zone, a date in it (often that of a clock change), some users, and few enough instants that events meet.</summary>
internal sealed class Scene
{
    private static readonly (string Zone, LocalDate Date)[] Places =
    [
        ("Europe/Berlin", new(2026, 3, 29)),
        ("Europe/Berlin", new(2026, 10, 25)),
        ("America/New_York", new(2026, 3, 8)),
        ("America/New_York", new(2025, 11, 2)),
        ("Australia/Lord_Howe", new(2026, 4, 5)),
        ("Australia/Lord_Howe", new(2025, 10, 5)),
        ("Asia/Kathmandu", new(2026, 2, 10)),
        ("Pacific/Apia", new(2011, 12, 30)),
        ("America/Sao_Paulo", new(2018, 11, 4)),
        ("America/Havana", new(2025, 11, 2)),
        ("UTC", new(2024, 2, 29)),
    ];

    public Scene(Dice dice)
    {
        Dice = dice;
        var (zone, date) = dice.One(Places);
        ZoneId = zone;
        Zone = DateTimeZoneProviders.Tzdb[zone];
        Date = date;
        Ids = dice.Below(3);
        Users = [.. Enumerable.Range(1, dice.Between(20, 60)).Select(n => Ids == 1 ? Text(1000 + n) : Ids == 2 ? Uuid(n) : $"u{n}")];
        Moments = [.. Enumerable.Range(0, 25).Select(_ => Sometime()), .. Enumerable.Range(-4, 9).Select(Midnight)];
    }

    public Dice Dice { get; }

    public string ZoneId { get; }

    public DateTimeZone Zone { get; }

    public LocalDate Date { get; }

    /// <summary>0 text, 1 integers, 2 uuids.</summary>
    public int Ids { get; }

    public IReadOnlyList<string> Users { get; }

    /// <summary>Instants at which much happens at once.</summary>
    public List<Instant> Moments { get; }

    public string NewId(int number) => Ids == 1 ? Text(700 + number) : Ids == 2 ? Uuid(500_000 + (number * 7919 % 100_000)) : $"e{number * 31 % 9973}-{number}";

    public Instant Midnight(int daysFromDate) => StartOf(Date.PlusDays(daysFromDate));

    /// <summary>The local day's first instant; of a date that the zone skipped, that of the next.</summary>
    public Instant StartOf(LocalDate day) => Zone.AtStartOfDay(Existing(day)).ToInstant();

    /// <summary>Within eight days of the date; whole seconds, seldom a half.</summary>
    public Instant Sometime() => Midnight(-8) + Duration.FromSeconds(Dice.Below(16 * 86_400)) + Duration.FromMilliseconds(Dice.Percent(10) ? 500 : 0);

    public Instant Moment() => Dice.Percent(50) ? Dice.One(Moments) : Sometime();

    private LocalDate Existing(LocalDate day) => Zone.MapLocal(day + new LocalTime(12, 0)).Count > 0 ? day : day.PlusDays(1);

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Uuid(int n) => $"0b9d{n % 65536:x4}-c0de-4abc-8def-{n:x12}";
}
