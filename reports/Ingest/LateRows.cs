using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The few last rows of a run that lie far after all others. The clock rule believes them, so that T is theirs; perhaps their clock is wrong.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Days">Whole days between them and all others.</param>
/// <param name="FirstAt">The earliest of them, in microseconds since 1970 UTC.</param>
/// <param name="Files">Dumps that hold them.</param>
/// <param name="File">The dump that holds most of them, the first by name of several.</param>
public sealed record LateRows(long Rows, long Days, long FirstAt, long Files, string File)
{
    /// <summary>No collector is silent for three years and then tells a few rows: beyond that the clock is wrong.</summary>
    private const int DaysToDistrust = 1_096;

    /// <summary>More than one row in so many within a few days of the present is not few.</summary>
    private const int Few = 20;

    private const long Near = 3 * 86_400_000_000;

    /// <summary>Finds them; null for none.</summary>
    /// <param name="dumps">Event dumps that were read, in the order of their file_index.</param>
    /// <param name="present">The latest time that is believed, in microseconds since 1970 UTC; null where no row has one.</param>
    /// <param name="database">With dumps.events and the variable known_until.</param>
    /// <param name="cancel">Stops within a moment.</param>
    internal static LateRows? Find(IReadOnlyList<ReadDump> dumps, long? present, Database database, CancellationToken cancel)
    {
        if (present is not { } last || AreMany(dumps, last))
        {
            return null;
        }

        var found = database.Rows(SqlShelf.Text("0_given/late_rows.sql"),
            r => new LateRows(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), FirstOf(dumps, r.GetFieldValue<List<int>>(4))), cancel);
        return found.Count == 0 ? null : found[0];
    }

    // Dumps are numbered as they came; their names do not depend on that.
    private static string FirstOf(IReadOnlyList<ReadDump> dumps, List<int> indexes) =>
        indexes.Select(i => dumps[i].Dump.File).Min(StringComparer.Ordinal)!;

    /// <summary>What is to be said of them on each report that is as of their time.</summary>
    internal DataFinding ToFinding() => new()
    {
        Name = "late_clock",
        Level = Days >= DaysToDistrust ? TrustLevel.DoNotTrust : TrustLevel.Look,
        Texts = new Dictionary<string, string> { ["file"] = File },
        Numbers = new Dictionary<string, double> { ["rows"] = Rows, ["days"] = Days, ["files"] = Files },
    };

    /// <summary>Whether what each dump says of its last days shows already that the last rows are not few: the usual case, and no row need be read.</summary>
    private static bool AreMany(IReadOnlyList<ReadDump> dumps, long last)
    {
        var near = dumps.Select(d => d.Staged).Select(s => s.Received.Latest is null ? s.Occurred : s.Received)
            .Where(c => c.Latest <= last && c.Latest >= last - Near).Sum(c => c.LastDays);
        return near > 1 && near * Few > dumps.Sum(d => d.Staged.Rows);
    }
}
