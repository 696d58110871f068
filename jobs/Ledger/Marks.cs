namespace CampaignBatch.Jobs.Ledger;

/// <summary>When something was last done, for whoever watches that it is.</summary>
public sealed class Marks(LedgerDatabase database)
{
    public void Set(string name, DateTimeOffset at) => database.Write(page =>
        page.Execute("insert into marks (name, at) values (@name, @at) on conflict (name) do update set at = excluded.at", new { name, at }));

    public DateTimeOffset? Of(string name) => database.Read(page => page.First<DateTimeOffset?>("select at from marks where name = @name", new { name }));
}
