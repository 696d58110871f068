using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>What users got of a campaign, and what they did next.</summary>
internal sealed class CampaignStories(CertaintyScene scene, CampaignPlan plan)
{
    private readonly Dice _dice = scene.Dice;
    private readonly List<RawEvent> _events = [];
    private int _number;

    public IReadOnlyList<RawEvent> Tell()
    {
        foreach (var user in scene.Users.Where(_ => _dice.Fraction() < plan.Reach))
        {
            Tell(user);
        }

        return _events;
    }

    private void Tell(string user)
    {
        var arm = ArmOf();
        var keenness = _dice.One(0.1, 1, 1, 1, 2.5);
        var isCrossing = _dice.Fraction() * 100 < plan.CrossingPercent;
        var times = Enumerable.Range(0, _dice.Between(1, plan.MostMessagesPerUser)).Select(_ => TimeOf(arm)).ToList();
        foreach (var at in times.Where(at => at < plan.Until))
        {
            Message(new() { UserId = user, OccurredAt = at }, isCrossing ? ArmOf() : arm, keenness);
        }

        if (_dice.Fraction() < plan.ConversionRate * arm.Conversion)
        {
            Goals(user, times.Min(), arm);
        }
    }

    private ArmPlan ArmOf()
    {
        var left = _dice.Fraction() * plan.Arms.Sum(a => a.Weight);
        return plan.Arms.FirstOrDefault(arm => (left -= arm.Weight) < 0) ?? plan.Arms[^1];
    }

    // Most messages of campaigns come early.
    private Instant TimeOf(ArmPlan arm)
    {
        var from = Instant.Max(plan.Start, arm.From);
        var at = scene.Between(from, Instant.Min(plan.Until, arm.Until));
        return _dice.Percent(20) ? scene.Between(from, at) : at;
    }

    private void Message(RawEvent story, ArmPlan arm, double keenness)
    {
        var message = Add(story with
        {
            EventType = plan.IsPush ? "send" : "impression",
            CampaignId = plan.Campaign.CampaignId,
            MessageId = _dice.Percent(97) ? $"{plan.Campaign.CampaignId}-m{_number}" : null,
            Variant = arm.Name,
            Platform = _dice.One("ios", "android", "android", null),
            Country = _dice.One("DE", "DE", "FR"),
        });
        var elapsed = (message.OccurredAt!.Value - plan.Start) / Duration.FromDays(scene.Days);
        var rate = Math.Min(0.95, plan.ResponseRate * keenness * arm.Response * (1 + ((plan.Trend - 1) * elapsed)));
        if (plan.IsPush)
        {
            Delivery(message, rate);
            return;
        }

        if (_dice.Fraction() < rate)
        {
            Response(message, "tap");
        }

        if (_dice.Percent(20))
        {
            Response(message, "dismiss");
        }
    }

    private void Delivery(RawEvent message, double rate)
    {
        if (_dice.Percent(6))
        {
            Response(message, "bounce");
        }

        if (_dice.Fraction() < rate)
        {
            Response(message, "open");
        }

        if (_dice.Percent(8))
        {
            Add(new()
            {
                EventType = "session",
                OccurredAt = message.OccurredAt + Duration.FromSeconds(_dice.Below(2_400)),
                UserId = message.UserId,
                SessionSeconds = _dice.Below(900),
            });
        }
    }

    private void Response(RawEvent message, string type) => Add(new()
    {
        EventType = type,
        OccurredAt = message.OccurredAt + Delay(),
        UserId = message.UserId,
        CampaignId = message.CampaignId,
        MessageId = message.MessageId,
        BounceReason = type == "bounce" ? _dice.One("unregistered", null) : null,
    });

    private Duration Delay() => _dice.Below(10) switch
    {
        0 or 1 => Duration.FromHours(_dice.Below(30)),
        2 => Duration.FromMinutes(_dice.Below(20 * 1_440)),
        _ => Duration.FromSeconds(_dice.Below(600)),
    };

    private void Goals(string user, Instant first, ArmPlan arm)
    {
        for (var goals = _dice.One(1, 1, 1, 2, 3); goals > 0; goals--)
        {
            Add(new()
            {
                EventType = "goal",
                OccurredAt = first + (plan.Window * (_dice.Fraction() * 1.4)),
                UserId = user,
                Goal = plan.Campaign.Goal is "buy" or "read" ? plan.Campaign.Goal : "other",
                Value = plan.HasValues && _dice.Percent(85) ? Value(arm) : null,
                CampaignId = _dice.Percent(25) ? plan.Campaign.CampaignId : null,
            });
        }
    }

    // Skewed as sums of money are; now and then something is given back.
    private double Value(ArmPlan arm)
    {
        var amount = Math.Round(5 * arm.Value * Math.Exp(3 * _dice.Fraction() * _dice.Fraction()), 2);
        return _dice.Percent(2) ? -amount : amount;
    }

    private RawEvent Add(RawEvent e)
    {
        var named = e with { EventId = $"{plan.Campaign.CampaignId}-{++_number}" };
        _events.Add(named);
        return named;
    }
}
