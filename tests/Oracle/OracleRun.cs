using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>
/// The second implementation of the contract: every figure of a run, in plain C# over rows. It knows nothing of the product, is written
/// for being obviously right, and takes its time.
/// </summary>
public sealed record OracleRun
{
    public required Instant T { get; init; }

    /// <summary>The latest received_at of any readable row.</summary>
    public required Instant? H { get; init; }

    public required OracleQuality DataQuality { get; init; }

    public required IReadOnlyList<OracleFailure> Failed { get; init; }

    /// <summary>By campaign id; one for each sound campaign.</summary>
    public required IReadOnlyDictionary<string, OracleReport> Reports { get; init; }

    public static OracleRun Judge(World world) => Judge(world, world.AsOf);

    /// <param name="world">A world with at least one readable event file.</param>
    /// <param name="asOf">T; null: "the latest occurred_at of accepted rows, or H where that is later".</param>
    public static OracleRun Judge(World world, Instant? asOf)
    {
        var campaigns = new OracleCampaigns(OracleFiles.Readable(world.Campaigns));
        var people = new OraclePeople([.. OracleFiles.Readable(world.Identities).SelectMany(f => f.Rows)]);
        var rows = new OracleRows(OracleFiles.Readable(world.Events), campaigns.Ids, people);
        var members = OracleFiles.Readable(world.Audience).SelectMany(f => f.Rows).Select(m => m with { UserId = people.Person(m.UserId)! }).ToList();
        var t = asOf ?? rows.Accepted.Select(e => (Instant?)e.At).Append(rows.H).Max()
            ?? throw new ArgumentException("A world without any instant has no T.", nameof(world));
        var facts = campaigns.Sound.Select(c => new OracleFacts(c, rows, members, t)).ToList();
        var conversions = new OracleConversions(facts, rows.Accepted.Where(e => e.At <= t));
        var reports = facts.Select(f => new ReportOfFacts(f, conversions).Report()).ToDictionary(r => r.Campaign.CampaignId!);
        return new()
        {
            T = t,
            H = rows.H,
            DataQuality = QualityOfRows.Of(rows, _ => true) with
            {
                UnknownCampaigns = rows.Read.Where(e => e.Campaign is { } id && !campaigns.Ids.Contains(id)).GroupBy(e => e.Campaign!).ToDictionary(g => g.Key, g => (long)g.Count()),
                Orphans = facts.Sum(f => f.Messages.Orphans),
                OutsidePeriod = facts.Sum(f => f.Messages.OutsidePeriod),
                FilesRefused = [.. Refused(world).Order(StringComparer.Ordinal)],
                FilesSkipped = [.. Skipped(world).Order(StringComparer.Ordinal)],
            },
            Failed = campaigns.Failed,
            Reports = reports,
        };
    }

    private static IEnumerable<string> Refused(World world) =>
        [.. OracleFiles.Refused(world.Events), .. OracleFiles.Refused(world.Campaigns), .. OracleFiles.Refused(world.Audience)];

    private static IEnumerable<string> Skipped(World world) =>
        [.. OracleFiles.Skipped(world.Events), .. OracleFiles.Skipped(world.Campaigns), .. OracleFiles.Skipped(world.Audience),
        .. world.Bystanders.Where(b => !b.EndsWith("_SUCCESS", StringComparison.Ordinal))];
}
