using System.Globalization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Why a mapping made no campaign of its dumps: by what the rows that it made of them say.</summary>
internal static class NoCampaignReason
{
    private const string Cure = "Put campaigns.csv beside the dumps";

    /// <param name="source">The mapping.</param>
    /// <param name="files">Staged Parquet of its events.</param>
    /// <param name="open">Opens a database.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>What follows the name of the folder.</returns>
    public static string Of(Source source, IReadOnlyList<string> files, Func<Database> open, CancellationToken cancel)
    {
        var (named, sound, fault) = Messages(files, open, cancel);
        return "names no campaign: " + (named, sound) switch
        {
            (0, _) => $"not one message that {source.Name} reads carries the id of one",
            (_, 0) => $"{named} rows of messages carry the id of one, but none of them can be counted, most often for {Calculation.Faults[fault - 1]}",
            _ => $"{sound} rows of messages carry the id of one, but {source.Name} makes campaigns only of messages that were shown or sent, "
                + $"and whose time is near that of their receipt. {Cure}",
        };
    }

    /// <summary>Rows of messages and responses that name a campaign; those without a fault; and the fault that most others have.</summary>
    private static (long Named, long Sound, int Fault) Messages(IReadOnlyList<string> files, Func<Database> open, CancellationToken cancel)
    {
        const int lastMessage = 6;
        using var database = open();
        var list = string.Join(", ", files.Select(Database.Quoted));
        return database.Rows(
            string.Create(CultureInfo.InvariantCulture, $"""
                select count(*), count(*) filter (fault is null), coalesce(mode(fault), 0)
                from read_parquet([{list}], hive_partitioning = false)
                where campaign_id is not null and event_type <= {lastMessage}
                """),
            r => (r.GetInt64(0), r.GetInt64(1), (int)r.GetByte(2)),
            cancel)[0];
    }
}
