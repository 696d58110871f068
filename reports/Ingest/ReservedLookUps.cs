using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The look-ups by which a source tells what its dumps do not: what it reads nothing of, and what a campaign lacks.</summary>
/// <param name="source">The source.</param>
/// <param name="tables">Its look-ups.</param>
/// <param name="open">Opens a database.</param>
/// <param name="cancel">Stops within a moment.</param>
internal sealed class ReservedLookUps(Source source, LookUps tables, Func<Database> open, CancellationToken cancel) : IDisposable
{
    private const string UnreadLookUp = "unread", UnmeasuredLookUp = "unmeasured";

    private const int MostUnread = 1_000;

    private Database? _database;

    /// <summary>Events that the source reads nothing of, those with most rows first.</summary>
    /// <exception cref="SettingsError">The look-up has not the columns that it needs.</exception>
    public IReadOnlyList<UnreadEvents> Unread() => Rows(
        UnreadLookUp,
        "name, a text, and rows, a whole number",
        $"""
        select coalesce(name::varchar, '') as name, sum(rows)::bigint as rows
        from {UnreadLookUp}
        where rows > 0
        group by all
        order by rows desc, name
        limit {MostUnread}
        """,
        r => new UnreadEvents(r.GetString(0), r.GetInt64(1)));

    /// <summary>Facts that are not told of a campaign, though of others, by the campaign's id.</summary>
    /// <exception cref="SettingsError">The look-up has not the columns that it needs, or names what is no fact.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<Fact>> Unmeasured()
    {
        var rows = Rows(
            UnmeasuredLookUp,
            "campaign_id and fact, both texts",
            $"""
            select distinct campaign_id::varchar as campaign_id, fact::varchar as fact
            from {UnmeasuredLookUp}
            where campaign_id is not null and fact is not null
            order by all
            """,
            r => (Campaign: r.GetString(0), Fact: r.GetString(1)));
        return rows.GroupBy(r => r.Campaign, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Fact>)[.. g.Select(r => FactOf(r.Fact))], StringComparer.Ordinal);
    }

    public void Dispose() => _database?.Dispose();

    private Fact FactOf(string name) => Measured.Facts.TryGetValue(name, out var fact)
        ? fact
        : throw new SettingsError($"The look-up {UnmeasuredLookUp} of {source.Name} names \"{name}\", which is no fact. "
            + $"Facts are: {string.Join(", ", Measured.Facts.Keys)}");

    private List<T> Rows<T>(string lookUp, string columns, string select, Func<DuckDBDataReader, T> row)
    {
        if (!source.LookUps.Contains(lookUp))
        {
            return [];
        }

        try
        {
            return Open().Rows(select, row, cancel);
        }
        catch (DuckDBException error)
        {
            throw new SettingsError($"The look-up {lookUp} of {source.Name} needs the columns {columns}: {Staging.Line(error.Message)}");
        }
    }

    private Database Open()
    {
        if (_database is null)
        {
            _database = open();
            tables.Show(_database);
        }

        return _database;
    }
}
