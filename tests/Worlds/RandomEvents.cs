using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Events of a random world: small stories of a message, what was answered, and what the user did next.</summary>
internal sealed class RandomEvents(Scene scene, RandomCampaigns campaigns)
{
    private readonly Dice _dice = scene.Dice;
    private readonly List<RawEvent> _events = [];
    private readonly IReadOnlyList<RawCampaign> _known = [.. campaigns.Sound, .. campaigns.Failed];
    private int _number;

    public IReadOnlyList<RawEvent> Tell(int about)
    {
        while (_events.Count < about)
        {
            switch (_dice.Below(10))
            {
                case 0:
                    Session(scene.Moment(), _dice.One(scene.Users));
                    break;
                case 1:
                    Stray();
                    break;
                default:
                    Story(_dice.Percent(92) ? _dice.One(campaigns.Sound) : _dice.One(_known));
                    break;
            }
        }

        return _events;
    }

    private void Story(RawCampaign campaign)
    {
        var isPush = campaign.Channel == "push";
        var at = When(campaign);
        var user = _dice.One(scene.Users);
        var message = Add(Carrying(new() { EventType = isPush ? "send" : "impression", OccurredAt = at, UserId = user, CampaignId = campaign.CampaignId, MessageId = MessageId() }));
        if (_dice.Percent(10))
        {
            Add(Carrying(message with { UserId = _dice.Percent(60) ? user : _dice.One(scene.Users) }));
        }

        if (_dice.Percent(15))
        {
            var rivals = campaigns.Sound.Where(c => c.Goal is not null && c.Goal == campaign.Goal && c != campaign).ToList();
            Touch(rivals.Count > 0 && _dice.Percent(70) ? _dice.One(rivals) : _dice.One(campaigns.Sound), at, user);
        }

        for (var answers = _dice.One(0, 1, 1, 1, 2, 3); answers > 0; answers--)
        {
            Answer(message, isPush);
        }

        if (_dice.Percent(50))
        {
            Goal(campaign, at, user);
        }

        if (_dice.Percent(35))
        {
            Session(at + Duration.FromSeconds(_dice.One(0, 60, 1799, 1800, -5, 7200)), user);
        }
    }

    // Another campaign reaches the same user at the same instant.
    private void Touch(RawCampaign campaign, Instant at, string user) => Add(Carrying(new()
    {
        EventType = campaign.Channel == "push" ? "send" : "impression",
        OccurredAt = at,
        UserId = user,
        CampaignId = campaign.CampaignId,
        MessageId = MessageId(),
    }));

    private Instant When(RawCampaign campaign)
    {
        var start = campaign.StartsAt ?? scene.Midnight(0);
        var end = campaign.EndsAt ?? start + Duration.FromDays(9);
        return _dice.Below(12) switch
        {
            0 => start,
            1 => end,
            2 => start - Duration.FromSeconds(_dice.Between(1, 100_000)),
            3 => end - Duration.FromMilliseconds(1),
            4 or 5 => _dice.One(scene.Moments),
            6 => scene.Sometime(),
            _ => start + Duration.FromSeconds(_dice.Below((int)Math.Max(1, Math.Min(86_400 * 9, (end - start).TotalSeconds)))),
        };
    }

    private string? MessageId()
    {
        var kind = _dice.Below(100);
        return kind < 25 ? null : kind < 28 ? "" : kind < 60 ? $"m{_dice.Between(1, 12)}" : $"m-{_number}";
    }

    private void Answer(RawEvent message, bool isPush)
    {
        var after = _dice.One(0, 0, 30, 30, 300, -60, -86_400, 10_800, 108_000, 864_000);
        var type = isPush ? _dice.One("open", "open", "open", "bounce") : _dice.One("tap", "tap", "dismiss");
        var answer = new RawEvent
        {
            EventType = _dice.Percent(4) ? _dice.One("tap", "open", "dismiss", "bounce") : type,
            OccurredAt = message.OccurredAt + Duration.FromSeconds(after),
            UserId = _dice.Percent(90) ? message.UserId : _dice.One(scene.Users),
            CampaignId = _dice.Percent(97) ? message.CampaignId : _dice.One(_known).CampaignId,
            MessageId = _dice.Below(12) switch { 0 => "m-none", 1 or 2 => null, 3 => "", _ => message.MessageId },
            BounceReason = type == "bounce" ? _dice.One("unregistered", "disabled", null) : null,
        };
        Add(Carrying(answer));
        if (_dice.Percent(12))
        {
            Add(Carrying(answer with { EventType = isPush ? _dice.One("open", "bounce") : _dice.One("tap", "dismiss"), BounceReason = _dice.One("disabled", null) }));
        }
    }

    private void Goal(RawCampaign campaign, Instant at, string user)
    {
        var window = campaign.ConversionWindowHours is { } hours and > 0 ? Duration.FromHours(hours) : Duration.FromHours(168);
        var occurred = _dice.Below(7) switch
        {
            0 => at,
            1 => at + window,
            2 => at + window - Duration.FromMilliseconds(1),
            3 => at - Duration.FromSeconds(1),
            _ => at + Duration.FromSeconds(_dice.Below(200_000)),
        };
        Add(new()
        {
            EventType = "goal",
            OccurredAt = occurred,
            UserId = user,
            Goal = _dice.Percent(60) ? campaign.Goal : _dice.One("buy", "read", "other", null),
            Value = _dice.Percent(30) ? 9.99 : null,
            CampaignId = Perhaps(campaign),
        });
    }

    private void Session(Instant at, string user) => Add(new()
    {
        EventType = "session",
        OccurredAt = at,
        UserId = user,
        SessionId = $"s{_number}",
        SessionSeconds = _dice.One<double?>(null, 0, 10, 59.5, 60, 90, 300, 300.25, 1200, 86_400),
        CampaignId = _dice.Percent(80) ? null : Perhaps(_dice.One(_known)),
        Platform = _dice.One("ios", "android", null),
    });

    private void Stray() => Answer(
        new() { OccurredAt = scene.Moment(), UserId = _dice.One(scene.Users), CampaignId = _dice.One(_known).CampaignId, MessageId = _dice.One(null, "m1", "m2", "m-lost") },
        _dice.Percent(50));

    private string? Perhaps(RawCampaign campaign) =>
        _dice.Below(8) switch { 0 or 1 => campaign.CampaignId, 2 => _dice.One(_known).CampaignId, 3 => _dice.One(scene.Ids == 1 ? "999999" : "c-unknown", ""), _ => null };

    private RawEvent Carrying(RawEvent e) => e with
    {
        Variant = _dice.One("A", "B", "B", null),
        Platform = _dice.One("ios", "android", "web", null),
        Country = _dice.One("DE", "FR", "", null),
        AppVersion = _dice.One("1.9", "1.10", null),
        Language = _dice.One("de", "fr", null),
        UtcOffsetMinutes = _dice.One<int?>(60, -300, null),
    };

    private RawEvent Add(RawEvent e)
    {
        var named = e with { EventId = scene.NewId(++_number) };
        _events.Add(named);
        return named;
    }
}
