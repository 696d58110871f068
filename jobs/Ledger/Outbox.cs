namespace CampaignBatch.Jobs.Ledger;

/// <summary>Messages, from the moment their run published until the last answer.</summary>
public sealed class Outbox(LedgerDatabase database)
{
    internal const string WithoutBytes =
        """
        id, run_id, campaign, kind, recipient, recipient_hash, subject, message_id, dated_at, state, attempts, next_at, phase, reply, last_error, holder, until, token, enqueued_at,
        ended_at, sender, use_light, unsure, expires_at
        """;

    // A message that a person tries again gets as long as one that is new.
    private static readonly TimeSpan Again = TimeSpan.FromDays(5);

    /// <summary>The newest first, without their bytes.</summary>
    public IReadOnlyList<OutboxRow> Latest(int most, int skip = 0) => database.Read(page => page.Rows<OutboxRow>(
        $"""
        select {WithoutBytes}
        from outbox order by enqueued_at desc, id limit @most offset @skip
        """,
        new { most, skip }));

    /// <summary>Those of a run, by recipient, without their bytes.</summary>
    public IReadOnlyList<OutboxRow> OfRun(string run) =>
        database.Read(page => page.Rows<OutboxRow>($"select {WithoutBytes} from outbox where run_id = @run order by recipient, kind", new { run }));

    public OutboxRow? Find(string id) => database.Read(page => Read(page, id));

    /// <summary>How many messages are in each state.</summary>
    public IReadOnlyDictionary<OutboxState, long> Counts() => database.Read(page =>
        page.Rows<(string State, long Count)>("select state, count(*) as count from outbox group by state")
            .ToDictionary(c => Enum.Parse<OutboxState>(c.State, ignoreCase: true), c => c.Count));

    /// <summary>A message that is given up, held or doubtful is tried again now, by a relay that is paused too: a person asks for it.</summary>
    /// <returns>False where there is nothing to try again, or the recipient unsubscribed.</returns>
    public bool TryAgain(string id, DateTimeOffset now) => database.Write(page =>
    {
        var isFound = page.Execute(
            $"update outbox set state = 'retry', next_at = @now, ended_at = null, unsure = 0, expires_at = @until where id = @id and state in ('dead', 'held', 'ambiguous', 'retry') and not {Unsubscriptions.IsUnwanted}",
            new { id, now, until = now + Again }) == 1;
        if (isFound)
        {
            page.Execute("update pauses set until = @now where until > @now", new { now });
        }

        return isFound;
    });

    /// <summary>A person decides that a message need not go out: one in doubt may have arrived.</summary>
    /// <returns>False where it is on its way, sent or given up.</returns>
    public bool LetGo(string id, string by, DateTimeOffset now) => database.Write(page => page.Execute(
        "update outbox set state = 'dead', ended_at = @now, last_error = @why where id = @id and state in ('pending', 'held', 'ambiguous', 'retry')",
        new { id, now, why = $"Let go by {by}." }) == 1);

    /// <summary>Adds messages; one that is there already, by run, recipient and kind, stays as it is.</summary>
    /// <param name="page">A transaction.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="bodies">Those of all of them, packed together.</param>
    internal static void Add(LedgerPage page, IReadOnlyList<OutboxRow> messages, IReadOnlyList<MessageBody> bodies)
    {
        var added = messages.Where(message => IsAdded(page, message)).ToList();
        MessageBodies.Add(page, added.Count == messages.Count ? bodies : MessageBodies.Pack(added));
    }

    /// <summary>A message with its bytes, within a transaction.</summary>
    internal static OutboxRow? Read(LedgerPage page, string id) =>
        page.First<OutboxRow>("select * from outbox where id = @id", new { id }) is { } row ? MessageBodies.Read(page, row) : null;

    private static bool IsAdded(LedgerPage page, OutboxRow message) => page.Execute(
        """
        insert into outbox (
            id, run_id, campaign, kind, recipient, recipient_hash, subject, message_id, dated_at, bytes, state, next_at, enqueued_at, sender,
            expires_at)
        values (
            @Id, @RunId, @Campaign, @Kind, @Recipient, @RecipientHash, @Subject, @MessageId, @DatedAt, @none, 'pending', @NextAt, @EnqueuedAt, @Sender,
            @ExpiresAt)
        on conflict do nothing
        """,
        new
        {
            message.Id, message.RunId, message.Campaign, message.Kind, message.Recipient, message.RecipientHash, message.Subject, message.MessageId,
            message.DatedAt, message.NextAt, message.EnqueuedAt, message.Sender, message.ExpiresAt, none = Array.Empty<byte>(),
        }) == 1;
}
