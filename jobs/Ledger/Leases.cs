namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// Who may do what alone. A lease ends by itself when its holder no longer renews it; the token that comes with it tells a holder that
/// was asleep from the one that took over.
/// </summary>
public sealed class Leases(LedgerDatabase database)
{
    // Nobody takes one for longer: what is held beyond this was taken by a clock that was wrong.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    // What was let go blocks nobody, also after the clock was set back.
    private static readonly DateTimeOffset LetGo = DateTimeOffset.UnixEpoch;

    /// <returns>The lease; null while somebody holds it.</returns>
    public Lease? Take(string name, string holder, TimeSpan duration) => database.Write(page => Take(page, name, holder, duration, database.Now(page)));

    /// <inheritdoc cref="Take(string, string, TimeSpan)"/>
    internal static Lease? Take(LedgerPage page, string name, string holder, TimeSpan duration, DateTimeOffset now)
    {
        var token = page.First<long?>(
            """
            insert into leases (name, holder, until, token) values (@name, @holder, @until, 1)
            on conflict (name) do update set holder = excluded.holder, until = excluded.until, token = leases.token + 1 where leases.until <= @now or leases.until > @latest
            returning token
            """,
            new { name, holder, until = now + duration, now, latest = now + Longest });
        return token is { } mine ? new Lease(name, holder, mine) : null;
    }

    /// <returns>False where somebody else took it meanwhile.</returns>
    public bool Renew(Lease lease, TimeSpan duration) => database.Write(page =>
        page.Execute("update leases set until = @until where name = @Name and token = @Token", new { lease.Name, lease.Token, until = database.Now(page) + duration }) == 1);

    /// <summary>Whether this very lease still stands, unexpired.</summary>
    public bool IsHeld(Lease lease) => database.Read(page =>
        page.First<long>("select count(*) from leases where name = @Name and token = @Token and until > @now", new { lease.Name, lease.Token, now = database.Now(page) }) == 1);

    /// <summary>Whether anybody holds it.</summary>
    public bool IsHeld(string name) => database.Read(page =>
    {
        var now = database.Now(page);
        return page.First<long>(
            "select count(*) from leases where name = @name and until > @now and until <= @latest", new { name, now, latest = now + Longest }) == 1;
    });

    /// <summary>Ends the leases of holders that are known to be gone.</summary>
    public void EndOf(Func<string, bool> isGone) => database.Write(page =>
    {
        var now = database.Now(page);
        foreach (var holder in page.Rows<string>("select distinct holder from leases where until > @now", new { now }).Where(isGone))
        {
            page.Execute("update leases set until = @LetGo where holder = @holder and until > @now", new { holder, now, LetGo });
        }

        return 0;
    });

    public void Release(Lease lease) => database.Write(page => Release(page, lease));

    internal static int Release(LedgerPage page, Lease lease) =>
        page.Execute("update leases set until = @LetGo where name = @Name and token = @Token", new { lease.Name, lease.Token, LetGo });

    /// <summary>Within a transaction: nobody takes the lease over until it ends.</summary>
    /// <exception cref="LeaseLost">Somebody did already.</exception>
    public static void Demand(LedgerPage page, Lease lease)
    {
        if (page.Execute("update leases set holder = holder where name = @Name and token = @Token", new { lease.Name, lease.Token }) != 1)
        {
            throw new LeaseLost(lease);
        }
    }
}
