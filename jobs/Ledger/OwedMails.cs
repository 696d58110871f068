namespace CampaignBatch.Jobs.Ledger;

/// <summary>Mails of due times whose run failed: sent once the reports were made after all.</summary>
public sealed class OwedMails(LedgerDatabase database)
{
    // A later run of that schedule mailed, or the reports were made anew of all that it would have made them of.
    private const string IsMailed = "exists (select 1 from runs l where l.schedule = r.schedule and l.mail = 1 and l.state = 'done' and l.token > r.token)";

    private const string IsMade =
        """
        exists (
            select 1 from runs l
            where l.state = 'done' and l.refresh = 1 and l.token > r.token and l.as_of is null
                and ((l.campaigns = '[]' and l.channel is null and l.running_only = 0)
                    or (l.campaigns = r.campaigns and coalesce(l.channel, '') = coalesce(r.channel, '') and l.running_only = r.running_only)))
        """;

    /// <summary>Runs whose mail is still to be caught up with, oldest first.</summary>
    public IReadOnlyList<Run> All() => database.Read(page => page.Rows<Run>("select * from runs where owes_mail = 1 order by seq"));

    /// <summary>Asks for what is owed and can be mailed now; what a later mail stood for is owed no more.</summary>
    /// <param name="mailing">Makes of a run that failed the one that only mails.</param>
    /// <returns>The runs asked for.</returns>
    public IReadOnlyList<Run> Settle(Func<Run, Run> mailing) => All().Count == 0 ? [] : database.Write(page =>
    {
        page.Execute($"update runs set owes_mail = 0 where id in (select r.id from runs r where r.owes_mail = 1 and {IsMailed})");
        var asked = new List<Run>();
        foreach (var owed in page.Rows<Run>($"select * from runs r where r.owes_mail = 1 and {IsMade} order by r.seq desc"))
        {
            // A run of the schedule that waits is going to mail by itself.
            if (!Runs.IsWaiting(page, owed.Subject))
            {
                asked.Add(Runs.Ask(page, mailing(owed)).Run);
                page.Execute("update runs set owes_mail = 0 where schedule = @Schedule and owes_mail = 1", new { owed.Schedule });
            }
        }

        return asked;
    });
}
