using System.Globalization;

namespace CampaignBatch.Simulations;

/// <summary>
/// One campaign and everything that its users do. Users belong to one campaign only, so campaigns are independent.
/// </summary>
internal sealed class SimulatedCampaign(int number, SimulatedWorld world)
{
    private readonly List<SimulatedEvent> _events = [];
    private int _messages;

    public int Number => number;

    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"c{number:0000}");

    public SimulatedWorld World => world;

    public IReadOnlyList<SimulatedEvent> Events => _events;

    /// <summary>Users of the snapshot two days before the start, from 0 up to this number; null for none.</summary>
    public int? Audience { get; set; }

    /// <summary>True rate of each day ÷ true rate of the world.</summary>
    public IReadOnlyList<double> DayFactors { get; set; } = [];

    /// <summary>Shows a message, and has it tapped by chance within a minute or so.</summary>
    public void Show(int user, double day, int? arm, double tapRate, RandomNumbers random)
    {
        var message = _messages++;
        _events.Add(new SimulatedEvent(EventType.Impression, user, day, message, arm));
        if (random.Happens(tapRate))
        {
            _events.Add(new SimulatedEvent(EventType.Tap, user, day + Days(random.Exponential(20)), message));
        }
    }

    /// <summary>Sends a push, which may bounce, or be opened after that many days.</summary>
    public void Send(int user, double day, int? arm, (bool Bounces, double? OpenedAfter) fate)
    {
        var message = _messages++;
        _events.Add(new SimulatedEvent(EventType.Send, user, day, message, arm));
        if (fate.Bounces)
        {
            _events.Add(new SimulatedEvent(EventType.Bounce, user, day + Days(2), message));
        }
        else if (fate.OpenedAfter is { } after)
        {
            _events.Add(new SimulatedEvent(EventType.Open, user, day + after, message));
        }
    }

    public void Convert(int user, double day) => _events.Add(new SimulatedEvent(EventType.Goal, user, day));

    public void OpenApp(int user, double day, double seconds) =>
        _events.Add(new SimulatedEvent(EventType.Session, user, day, Seconds: seconds));

    private static double Days(double seconds) => seconds / 86_400;
}
