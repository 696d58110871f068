namespace CampaignBatch.Jobs.Delivery;

/// <summary>When to try again: soon at first, then ever more rarely, for days (RFC 5321, 4.5.4.1).</summary>
internal static class RetryTimes
{
    /// <summary>How often the answer to a whole message may be lost until a person has to look.</summary>
    public const int MostUnsure = 3;

    /// <summary>Nothing waits longer than this: what does was put off by a clock that was wrong.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(13);

    // A greylisting relay wants some minutes, and no relay wants many attempts an hour.
    private static readonly TimeSpan[] OfMessages = [Minutes(15), Minutes(30), Minutes(60), Minutes(120), Minutes(240), Minutes(360)];

    private static readonly TimeSpan[] OfMailboxes = [Minutes(240), Minutes(480), Minutes(720)];

    // One attempt finds out for all messages: it may come more often.
    private static readonly TimeSpan[] OfRelays = [Minutes(1), Minutes(2), Minutes(5), Minutes(10), Minutes(20), Minutes(30), Minutes(60)];

    private static readonly TimeSpan[] OfRefusals = [Minutes(30), Minutes(60), Minutes(120), Minutes(240)];

    /// <param name="attempts">How many were made, 1 and up.</param>
    public static TimeSpan OfMessage(long attempts) => At(OfMessages, attempts);

    /// <inheritdoc cref="OfMessage"/>
    public static TimeSpan OfMailbox(long attempts) => At(OfMailboxes, attempts);

    /// <summary>How long nothing is tried at a relay that is not there.</summary>
    /// <param name="failures">How many attempts in a row found it so, 1 and up.</param>
    public static TimeSpan OfRelay(long failures) => At(OfRelays, failures);

    /// <summary>The same where it will not mend by itself.</summary>
    /// <inheritdoc cref="OfRelay"/>
    public static TimeSpan OfRefusal(long failures) => At(OfRefusals, failures);

    private static TimeSpan At(TimeSpan[] times, long attempts) => times[Math.Min(Math.Max(attempts, 1), times.Length) - 1];

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
