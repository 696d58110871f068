using System.Globalization;
using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Campaigns of a random world: sound ones, failed ones, and several rows of one.</summary>
internal sealed class RandomCampaigns
{
    private readonly Scene _scene;
    private readonly Dice _dice;

    public RandomCampaigns(Scene scene)
    {
        _scene = scene;
        _dice = scene.Dice;
        Sound = [.. Enumerable.Range(1, _dice.Between(3, 8)).Select(Campaign)];
        Failed = [.. Enumerable.Range(0, _dice.Between(0, 3)).Select(Failing)];
    }

    public IReadOnlyList<RawCampaign> Sound { get; }

    public IReadOnlyList<RawCampaign> Failed { get; }

    /// <summary>Rows for all campaigns, with older and equally old rows of some, and rows without id.</summary>
    public IReadOnlyList<RawCampaign> Rows()
    {
        var rows = new List<RawCampaign>([.. Sound, .. Failed]);
        foreach (var campaign in Sound.Where(_ => _dice.Percent(35)))
        {
            rows.Add(Older(campaign));
        }

        if (_dice.Percent(20))
        {
            rows.Add(Sound[0] with { CampaignId = _dice.One<string?>(null, ""), Name = "Nobody's" });
        }

        return _dice.Shuffled(rows);
    }

    private RawCampaign Campaign(int number)
    {
        var start = _dice.Below(4) switch
        {
            0 => _scene.Midnight(_dice.Between(-5, 4)),
            1 => _scene.Midnight(_dice.Between(-5, 4)) + Duration.FromHours(12),
            2 => _dice.One(_scene.Moments),
            _ => _scene.Sometime(),
        };
        return Certainty(new()
        {
            CampaignId = Id(number),
            Name = _dice.One("Spring", "Käse & <b>Brot</b>", "{{ name }}", "Welcome back"),
            Channel = _dice.One("in_app", "push"),
            StartsAt = start,
            EndsAt = End(start),
            TimeZone = _dice.Percent(60) ? _scene.ZoneId : _dice.One(null, "UTC", "Asia/Kathmandu", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"),
            Goal = _dice.One(null, "buy", "buy", "read"),
            GoalMinSessionSeconds = _dice.One<double?>(null, null, null, 60, 300),
            ConversionWindowHours = _dice.One<double?>(null, null, 0.5, 1, 24, 36.25, 48, 168),
            AudienceSize = _dice.One<long?>(null, null, 0, 12, 40, 500),
            AudienceAsOf = _dice.Percent(30) ? start : null,
            Description = "about",
            UpdatedAt = _dice.One<Instant?>(null, start, start + Duration.FromDays(200)),
            Variants = _dice.One<IReadOnlyList<string>?>(null, ["A", "B"]),
        });
    }

    // Dice of their own: whatever is asked of them, the rest of the world stays as it is.
    private static RawCampaign Certainty(RawCampaign campaign)
    {
        var dice = new Dice((ulong)campaign.StartsAt!.Value.ToUnixTimeMilliseconds());
        return campaign with
        {
            Control = dice.One(null, null, "A", "B", "C"),
            Allocation = dice.One<IReadOnlyList<double>?>(null, null, [0.5, 0.5], [1, 3], [1, 0], [1]),
            PrimaryMetric = dice.One(null, null, "conversion", "response_rate", "open_rate", "value", "revenue"),
            ValueUnit = dice.One(null, "EUR", "points"),
        };
    }

    private string Id(int number) => _scene.Ids == 1 ? (100 + number).ToString(CultureInfo.InvariantCulture)
        : number switch { 1 => "c1", 2 => "C1", 3 => " spring/été \"26\"", _ => $"c{number}" };

    private Instant? End(Instant start) => _dice.Below(6) switch
    {
        0 => null,
        1 => start + Duration.FromHours(1),
        2 => _scene.StartOf(start.InZone(_scene.Zone).Date.PlusDays(_dice.Between(3, 4))),
        3 => start + Duration.FromDays(2),
        4 => start + Duration.FromSeconds(_dice.Between(1, 9 * 86_400)),
        _ => start + Duration.FromDays(12),
    };

    private RawCampaign Failing(int number)
    {
        var like = Campaign(number) with { CampaignId = _scene.Ids == 1 ? (900 + number).ToString(CultureInfo.InvariantCulture) : $"bad{number}" };
        return _dice.Below(9) switch
        {
            0 => like with { Name = null },
            1 => like with { StartsAt = null },
            2 => like with { Channel = _dice.One("sms", "In_App", null) },
            3 => like with { TimeZone = "Mars/Phobos" },
            4 => like with { EndsAt = like.StartsAt },
            5 => like with { EndsAt = like.StartsAt - Duration.FromDays(1) },
            6 => like with { ConversionWindowHours = 0 },
            7 => like with { ConversionWindowHours = -5 },
            _ => like with { Channel = "email" },
        };
    }

    // Another row of the same campaign. Where it is as old as the first, file order decides, so that either may stand.
    private RawCampaign Older(RawCampaign campaign)
    {
        var other = campaign with { Name = "Another name", Goal = "read", AudienceSize = 77 };
        return _dice.Below(4) switch
        {
            0 => other,
            1 => other with { UpdatedAt = null },
            2 => other with { UpdatedAt = campaign.UpdatedAt is { } at ? at - Duration.FromHours(1) : null },
            _ => campaign.UpdatedAt is null ? other with { GoalMinSessionSeconds = 60 } : other with { UpdatedAt = null, Channel = "sms" },
        };
    }
}
