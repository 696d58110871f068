namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// Messages on their way: pending → sending → sent, retry, ambiguous, held or dead. Whoever sends a message holds it by a token, so that
/// nobody else does at the same time, and one that was asleep learns it before handing anything over.
/// </summary>
public sealed class Deliveries(LedgerDatabase database)
{
    /// <summary>From this phase on a message may have arrived.</summary>
    public const string HandingOver = "handing over";

    private const string Waiting = "state in ('pending', 'retry', 'ambiguous')";
    private const string IsMine = "id = @Id and token = @Token and state = 'sending'";

    /// <summary>Takes the message that is due for longest; only the taker may send it.</summary>
    /// <returns>Null where none is due.</returns>
    public OutboxRow? Claim(string holder, DateTimeOffset now, TimeSpan lease) => database.Write(page =>
    {
        // Another taker may win the row that was looked up; then the next is tried.
        while (page.First<string>($"select id from outbox where {Waiting} and next_at <= @now order by next_at, enqueued_at, id limit 1", new { now }) is { } id)
        {
            var claimed = page.Execute(
                $"""
                update outbox set state = 'sending', phase = 'claimed', holder = @holder, until = @until, token = token + 1, attempts = attempts + 1
                where id = @id and {Waiting}
                """,
                new { id, holder, until = database.Now(page) + lease });
            if (claimed == 1)
            {
                return Outbox.Read(page, id);
            }
        }

        return null;
    });

    /// <summary>Whether the message is still its holder's; if so, for as long again.</summary>
    public bool Renew(OutboxRow row, TimeSpan lease) => database.Write(page =>
        page.Execute($"update outbox set until = @until where {IsMine}", new { row.Id, row.Token, until = database.Now(page) + lease }) == 1);

    /// <summary>Writes down that the message is about to be handed over.</summary>
    /// <exception cref="LeaseLost">Somebody else took it; nothing may be handed over.</exception>
    public void HandOver(OutboxRow row, TimeSpan lease) => database.Write(page =>
        page.Execute($"update outbox set phase = '{HandingOver}', until = @until where {IsMine}", new { row.Id, row.Token, until = database.Now(page) + lease }) == 1
            ? 0
            : throw new LeaseLost(new Lease("message " + row.Id, row.Holder ?? "", row.Token)));

    /// <summary>The receiver answers for it. True also for one that was given up as lost meanwhile, unless somebody is sending it again.</summary>
    public void Sent(OutboxRow row, string reply, DateTimeOffset now) => database.Write(page => page.Execute(
        """
        update outbox set state = 'sent', reply = @reply, last_error = null, ended_at = @now, holder = null, until = null
        where id = @Id and ((token = @Token and state = 'sending') or state in ('retry', 'ambiguous', 'held'))
        """,
        new { row.Id, row.Token, reply, now }));

    /// <summary>Puts a message back, or aside, after an attempt that did not deliver it. Nothing where it is no longer its holder's.</summary>
    /// <param name="row">As claimed.</param>
    /// <param name="after">What the attempt made of it: state, next attempt, last error, and whether the light form is due.</param>
    public void PutBack(OutboxRow row, OutboxRow after) => database.Write(page => page.Execute(
        $"""
        update outbox set state = @state, next_at = @NextAt, last_error = @LastError, unsure = @Unsure, use_light = @UseLight, attempts = @Attempts,
            ended_at = @EndedAt, holder = null, until = null
        where {IsMine}
        """,
        new { row.Id, row.Token, state = Text(after.State), after.NextAt, after.LastError, after.Unsure, after.UseLight, after.Attempts, after.EndedAt }));

    /// <summary>Messages whose sender is gone: its time is over, or it is known to have died.</summary>
    public IReadOnlyList<OutboxRow> Abandoned(Func<string, bool> isGone) => database.Read(page =>
    {
        var now = database.Now(page);
        return page.Rows<OutboxRow>($"select {Outbox.WithoutBytes} from outbox where state = 'sending'").Where(row => row.Until is null || row.Until <= now || isGone(row.Holder ?? "")).ToList();
    });

    /// <summary>Gives up messages that could not be delivered in all the time they had; one that was never tried is, unless nothing gets through anyway.</summary>
    /// <returns>How many.</returns>
    public int GiveUp(DateTimeOffset now, bool nothingGetsThrough) => database.Write(page => page.Execute(
        $"""
        update outbox set state = 'dead', ended_at = @now, last_error = 'Given up: not delivered in all the time it had. Last: ' || coalesce(last_error, 'nothing got through')
        where {Waiting} and expires_at <= @now and (attempts > 0 or @all = 1)
        """,
        new { now, all = nothingGetsThrough ? 1L : 0L }));

    /// <summary>Makes messages due that were put off for longer than any can be: the clock was wrong then.</summary>
    public void Recall(DateTimeOffset now, TimeSpan longest) => database.Write(page => page.Execute(
        $"update outbox set next_at = @now where {Waiting} and next_at > @latest", new { now, latest = now + longest }));

    /// <summary>When the next message is due; null where none waits.</summary>
    public DateTimeOffset? NextDue() => database.Read(page => page.First<OutboxRow>($"select {Outbox.WithoutBytes} from outbox where {Waiting} order by next_at limit 1"))?.NextAt;

    /// <summary>Null where the way is open.</summary>
    public Pause? PauseOf(string place) => database.Read(page => page.First<Pause>("select * from pauses where place = @place", new { place }));

    /// <summary>Every way that leads nowhere at present.</summary>
    public IReadOnlyList<Pause> Pauses() => database.Read(page => page.Rows<Pause>("select * from pauses order by since, place"));

    public void Close(Pause pause) => database.Write(page => page.Execute(
        """
        insert into pauses (place, since, until, failures, needs_a_person, reason) values (@Place, @Since, @Until, @Failures, @NeedsAPerson, @Reason)
        on conflict (place) do update set until = excluded.until, failures = excluded.failures, needs_a_person = excluded.needs_a_person, reason = excluded.reason
        """,
        pause));

    /// <summary>Something got through, or a person mended it.</summary>
    public void Open(string place) => database.Write(page => page.Execute("delete from pauses where place = @place", new { place }));

    private static string Text(OutboxState state) => state.ToString().ToLowerInvariant();
}
