using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>What goes wrong on an event's way: it arrives late or twice, or is broken.</summary>
internal sealed class RandomFaults(Scene scene)
{
    private static readonly Duration Day = Duration.FromHours(24);

    private readonly Dice _dice = scene.Dice;

    public IReadOnlyList<RawEvent> Spoil(IReadOnlyList<RawEvent> events)
    {
        var share = _dice.One(0, 60, 100, 100);
        var rows = events.Select(e => _dice.Below(100) < share ? e with { ReceivedAt = e.OccurredAt + Delay() } : e).ToList();
        rows.AddRange(rows.Where(_ => _dice.Percent(6)).Select(Duplicate).ToList());
        rows.AddRange(rows.Where(_ => _dice.Percent(4)).Select(Broken).ToList());
        if (share > 0 && _dice.Percent(70) && rows.Max(e => e.ReceivedAt) is { } h)
        {
            rows.AddRange(rows.Take(40).Where(_ => _dice.Percent(10)).Select(e => FromFuture(e, h)).ToList());
        }

        // Some collectors stamp every row.
        var stamp = share == 100 && _dice.Percent(40) ? rows.Max(e => e.ReceivedAt) : null;
        return _dice.Shuffled(rows.Select(e => e with { ReceivedAt = e.ReceivedAt ?? stamp }));
    }

    /// <summary>In some worlds a collector's clock is far ahead.</summary>
    public static IReadOnlyList<RawEvent> WithWrongCollector(IReadOnlyList<RawEvent> events, Dice dice)
    {
        if (!dice.Percent(30) || events.Max(e => e.ReceivedAt) is not { } latest)
        {
            return events;
        }

        var odd = Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Below(events.Count)).ToHashSet();
        var ahead = Duration.FromDays(dice.One(3, 8, 4_000));
        return [.. events.Index().Select(e => odd.Contains(e.Index) && e.Item.ReceivedAt is not null ? e.Item with { ReceivedAt = latest + ahead } : e.Item)];
    }

    private Duration Delay() => _dice.Below(10) switch
    {
        0 => Day,
        1 => Day + Duration.FromMilliseconds(1),
        2 => Duration.FromDays(3),
        3 => Duration.FromSeconds(-20),
        _ => Duration.FromSeconds(_dice.Below(400)),
    };

    // Mostly with another payload, so that it matters which row stands.
    private RawEvent Duplicate(RawEvent e) => e with
    {
        ReceivedAt = _dice.Below(4) switch
        {
            0 => null,
            1 => e.ReceivedAt,
            2 => e.ReceivedAt - Duration.FromSeconds(7),
            _ => e.ReceivedAt + Duration.FromHours(1),
        },
        OccurredAt = _dice.Percent(50) ? e.OccurredAt : e.OccurredAt + Duration.FromSeconds(_dice.Between(-4000, 4000)),
        UserId = _dice.Percent(70) ? e.UserId : _dice.One(scene.Users),
        Platform = "other",
        Variant = _dice.One(e.Variant, "B"),
        SessionSeconds = e.SessionSeconds is null || _dice.Percent(80) ? e.SessionSeconds : -1,
    };

    private RawEvent Broken(RawEvent e)
    {
        var keepsId = _dice.Percent(30);
        var like = keepsId ? e : e with { EventId = scene.NewId(40_000 + _dice.Below(20_000)) };
        return _dice.Below(14) switch
        {
            0 => like with { EventId = null },
            1 => like with { EventId = "" },
            2 => like with { UserId = _dice.One<string?>(null, "") },
            3 => like with { EventType = _dice.One("Tap", "purchase", "", null) },
            4 => like with { OccurredAt = null },
            5 => like with { OccurredAt = Instant.FromUtc(1999, 12, 31, 23, 59, 59) },
            6 => like with { OccurredAt = Instant.FromUtc(1970, 1, 1, 0, 0) },
            7 => like with { SessionSeconds = -0.5 },
            8 => like with { SessionSeconds = 86_400.5 },
            9 => like with { SessionSeconds = _dice.One(double.NaN, double.PositiveInfinity, double.NegativeInfinity) },
            10 => like with { EventType = "tap", CampaignId = _dice.One<string?>(null, "") },
            11 => like with { EventType = "open", CampaignId = scene.Ids == 1 ? "424242" : _dice.One("c-unknown", " ") },
            12 => like with { UserId = null, OccurredAt = null, EventType = null },
            _ => like with { EventType = "goal", Goal = null, CampaignId = null, SessionSeconds = 86_400 },
        };
    }

    private RawEvent FromFuture(RawEvent e, Instant h) => e with
    {
        EventId = scene.NewId(70_000 + _dice.Below(10_000)),
        OccurredAt = h + Day + Duration.FromMilliseconds(_dice.One(0, 1, 86_400_000, -3_600_000)),
        ReceivedAt = _dice.Percent(50) ? null : h,
    };
}
