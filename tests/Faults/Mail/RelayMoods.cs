using CampaignBatch.Faults.Clocks;

namespace CampaignBatch.Faults.Mail;

/// <summary>
/// What a relay does at each step, thrown by dice: mostly what is right, and otherwise anything that relays have been
/// seen to do.
/// </summary>
/// <param name="dice">All chance comes from these.</param>
/// <param name="clock">Moved on where the relay is slower than anybody waits.</param>
/// <param name="share">How many of its steps go wrong, 0 to 1.</param>
internal sealed class RelayMoods(Random dice, TimerClock clock, double share)
{
    /// <summary>How long the postman waits for an answer, and less than half of what a slow one takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(25);
    private static readonly string[] Garbage = ["SSH-2.0-OpenSSH_9.9", "", "what", "25", "<html>", "\u0001\u0002"];

    private readonly Lock _gate = new();
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private string _recipient = "";
    private bool _isDead;

    /// <summary>Whether everything goes right from now on.</summary>
    public bool IsGood { get; set; }

    /// <summary>Called where the postman is killed; from there on he is heard no more.</summary>
    public Action Kill { get; set; } = () => { };

    /// <summary>Whether he was killed since he was last asked about.</summary>
    public bool TakeKilled()
    {
        lock (_gate)
        {
            return (_isDead, _isDead = false).Item1;
        }
    }

    /// <summary>Whether a message was refused for good.</summary>
    public bool HasRefused(string recipient)
    {
        lock (_gate)
        {
            return _refused.Contains(recipient);
        }
    }

    /// <summary>The script of the relay.</summary>
    public Reaction? At(Step step, string line)
    {
        lock (_gate)
        {
            if (step == Step.Recipient)
            {
                _recipient = line.Split('<', '>')[1];
            }

            if (_isDead)
            {
                return Reaction.Drop;
            }

            return IsGood || dice.NextDouble() >= share ? null : Mood(step);
        }
    }

    private Reaction Mood(Step step) => dice.Next(8) switch
    {
        0 => Busy(step),
        1 => Refusal(step, step == Step.Recipient ? "550 5.1.1 no such user" : "554 5.7.1 not from here"),
        2 => Reaction.Drop with { Takes = Takes() },
        3 => Late(),
        4 => Garbled(),
        5 when step == Step.Dot => Reaction.Last("250 2.0.0 taken") with { Takes = true },
        6 when step == Step.Dot => Refusal(step, "552 5.3.4 too big"),
        _ => Killed(),
    };

    // Within a message nobody reads what is said, unless it is the last that is.
    private static Reaction Busy(Step step) =>
        new(step == Step.Connect ? "421 4.3.2 too busy" : "451 4.3.0 not now", Drops: step == Step.InMessage);

    private bool Takes() => dice.Next(2) == 0;

    private Reaction Refusal(Step step, string reply)
    {
        // Before the recipient is named it is the relay that refuses, and everybody.
        if (step is Step.Recipient or Step.Data or Step.InMessage or Step.Dot)
        {
            _refused.Add(_recipient);
        }

        return new Reaction(reply, Drops: step == Step.InMessage);
    }

    /// <summary>An answer after the postman has gone; then it hangs up as well.</summary>
    private Reaction Late()
    {
        clock.Pass(Slowness);
        return Reaction.Last("250 2.0.0 late") with { Takes = Takes() };
    }

    private Reaction Garbled() => Reaction.Last(Garbage[dice.Next(Garbage.Length)]) with { Takes = Takes() };

    private Reaction Killed()
    {
        Kill();
        _isDead = true;
        return Reaction.Drop with { Takes = Takes() };
    }
}
