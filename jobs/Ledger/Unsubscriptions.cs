using System.Security.Cryptography;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>Recipients who ended the mails of a schedule: later ones leave them out.</summary>
public sealed class Unsubscriptions(LedgerDatabase database)
{
    /// <summary>Holds of a row of the outbox whose recipient wants no mails of its schedule.</summary>
    internal const string IsUnwanted =
        """
        exists (
            select 1 from unsubscribed u join runs r on u.schedule = coalesce(r.schedule, '')
            where r.id = outbox.run_id and u.recipient_hash = outbox.recipient_hash and u.undone_at is null)
        """;

    private const string KeyName = "unsubscribe links";
    private const int KeyBytes = 32;

    /// <summary>All there ever were, the newest first.</summary>
    public IReadOnlyList<Unsubscription> All() => database.Read(page =>
        page.Rows<Unsubscription>("select * from unsubscribed order by at desc, recipient, schedule"));

    /// <summary>Those that hold of a schedule.</summary>
    public IReadOnlyList<Unsubscription> Of(string schedule) => database.Read(page => page.Rows<Unsubscription>(
        "select * from unsubscribed where schedule = @schedule and undone_at is null order by recipient",
        new { schedule }));

    public bool Holds(string recipientHash, string schedule) =>
        Of(schedule).Any(one => one.RecipientHash == recipientHash);

    /// <summary>A recipient wants no more mails of a schedule; those that wait are let go.</summary>
    public void Add(Unsubscription wish) => database.Write(page =>
    {
        page.Execute(
            """
            insert into unsubscribed (recipient_hash, schedule, recipient, at) values (@RecipientHash, @Schedule, @Recipient, @At)
            on conflict (recipient_hash, schedule) do update set at = excluded.at, undone_at = null, undone_by = null
            where unsubscribed.undone_at is not null
            """,
            new { wish.RecipientHash, wish.Schedule, wish.Recipient, wish.At });
        return page.Execute(
            $"""
            update outbox set state = 'dead', ended_at = @At, last_error = 'The recipient unsubscribed.'
            where recipient_hash = @RecipientHash and state in ('pending', 'retry', 'ambiguous', 'held') and {IsUnwanted}
            """,
            new { wish.RecipientHash, wish.At });
    });

    /// <summary>A person lets mails of a schedule go to a recipient again.</summary>
    /// <returns>False where the recipient gets them anyway.</returns>
    public bool Undo(string recipientHash, string schedule, string by, DateTimeOffset now) => database.Write(page =>
        page.Execute(
            """
            update unsubscribed set undone_at = @now, undone_by = @by
            where recipient_hash = @recipientHash and schedule = @schedule and undone_at is null
            """,
            new { recipientHash, schedule, by, now }) == 1);

    /// <summary>
    /// The key by which unsubscribe links are sealed: made when first asked for, the same for everybody who shares this
    /// ledger.
    /// </summary>
    public byte[] Key() => Convert.FromBase64String(database.Read(Known) ?? database.Write(Made));

    private static string? Known(LedgerPage page) =>
        page.First<string>("select value from secrets where name = @KeyName", new { KeyName });

    private static string Made(LedgerPage page)
    {
        page.Execute(
            "insert into secrets (name, value) values (@KeyName, @value) on conflict do nothing",
            new { KeyName, value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) });
        return Known(page)!;
    }
}
