namespace CampaignBatch.Jobs.Ledger;

/// <summary>When something was last done, for whoever watches that it is.</summary>
public sealed class Marks(LedgerDatabase database)
{
    public void Set(string name, DateTimeOffset at) => database.Write(page =>
        page.Execute("insert into marks (name, at) values (@name, @at) on conflict (name) do update set at = excluded.at", new { name, at }));

    public DateTimeOffset? Of(string name) => database.Read(page => page.First<DateTimeOffset?>("select at from marks where name = @name", new { name }));

    /// <summary>Names that begin so.</summary>
    public IReadOnlyList<string> Names(string prefix) => database.Read(page =>
        page.Rows<string>("select name from marks where substr(name, 1, @length) = @prefix", new { prefix, length = prefix.Length }).ToList());

    /// <summary>Forgets those whose name begins so and that are older.</summary>
    public void Forget(string prefix, DateTimeOffset before) => database.Write(page =>
        page.Execute("delete from marks where substr(name, 1, @length) = @prefix and at < @before", new { prefix, before, length = prefix.Length }));
}
