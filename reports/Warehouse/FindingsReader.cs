using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What the figures of a run show to be odd about its data.</summary>
/// <param name="database">After a calculation.</param>
/// <param name="knownIds">Ids of campaigns by their numbers.</param>
/// <param name="cancel">Stops within a moment.</param>
internal sealed class FindingsReader(Database database, IReadOnlyList<string> knownIds, CancellationToken cancel)
{
    /// <summary>Findings of one name that are told.</summary>
    private const int Most = 20;

    /// <summary>Users who have far more messages than one person has.</summary>
    /// <param name="place">File and row of an event.</param>
    public IEnumerable<DataFinding> DominantUsers(Func<ulong, (string File, long Row)> place)
    {
        var users = database.Rows(
            $"select coalesce(campaign_no, -1), user_key, messages, total, user_id from metrics.dominant_users order by messages desc, campaign_no, user_key limit {Most}",
            r => (No: r.GetInt32(0), Key: r.GetFieldValue<ulong>(1), Messages: r.GetInt64(2), Total: r.GetInt64(3), Id: r.IsDBNull(4) ? null : r.GetString(4)), cancel);
        foreach (var user in users)
        {
            var finding = new DataFinding
            {
                Name = "dominant_user",
                Level = TrustLevel.Look,
                Campaigns = user.No < 0 ? [] : [knownIds[user.No]],
                Texts = new Dictionary<string, string> { ["user"] = user.Id ?? "" },
                Numbers = new Dictionary<string, double> { ["share"] = (double)user.Messages / user.Total, ["messages"] = user.Total },
            };
            yield return user.Id is not null ? finding : Placed(finding, user.Key, place);
        }
    }

    /// <summary>Campaigns whose audience has none of those who got a message.</summary>
    public IEnumerable<DataFinding> MissedAudiences() =>
        database.Rows("select campaign_no, recipients, members from metrics.missed_audiences order by campaign_no", r => new DataFinding
        {
            Name = "audience_not_met",
            Level = TrustLevel.DoNotTrust,
            Campaigns = [knownIds[r.GetInt32(0)]],
            Numbers = new Dictionary<string, double> { ["users"] = r.GetInt64(1), ["audience"] = r.GetInt64(2) },
        }, cancel);

    /// <summary>Campaigns whose id rows of the other channel carry too: no figure of the report counts these.</summary>
    public IEnumerable<DataFinding> OtherChannels() =>
        database.Rows("select campaign_no, is_push, own, others, other_answers from metrics.channels where others + other_answers > 0 order by campaign_no", r => new DataFinding
        {
            Name = $"other_channel_{(r.GetBoolean(1) ? "in_app" : "push")}{(r.GetInt64(3) > 0 ? "" : "_answers")}",
            Level = r.GetInt64(2) == 0 && r.GetInt64(3) > 0 ? TrustLevel.DoNotTrust : TrustLevel.Look,
            Campaigns = [knownIds[r.GetInt32(0)]],
            Numbers = new Dictionary<string, double> { ["own"] = r.GetInt64(2), ["messages"] = r.GetInt64(3), ["answers"] = r.GetInt64(4) },
        }, cancel);

    /// <summary>Ids of campaigns, known or only named by rows, that are alike but for case, blanks, quotes and ".0".</summary>
    public IEnumerable<DataFinding> NearCampaigns()
    {
        var unknown = database.Rows("select campaign_id from metrics.unknown_campaigns order by campaign_id", r => r.GetString(0), cancel);
        return knownIds.Concat(unknown).GroupBy(IdNormalizer.Normalize).Where(g => g.Count() > 1).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Take(Most).Select(g => g.Order(StringComparer.Ordinal).ToList()).Select(ids => new DataFinding
            {
                Name = "near_campaigns",
                Level = TrustLevel.Look,
                Campaigns = ids,
                Texts = new Dictionary<string, string> { ["one"] = ids[0], ["other"] = ids[1] },
            });
    }

    private DataFinding Placed(DataFinding finding, ulong key, Func<ulong, (string File, long Row)> place)
    {
        var first = (ulong)database.Scalar(FormattableString.Invariant(
            $"select min(event_no) from events.accepted where user_key = {key} and event_type in (1, 4)"), cancel)!;
        var (file, row) = place(first);
        return finding with
        {
            Name = "dominant_user_row",
            Texts = new Dictionary<string, string> { ["file"] = file },
            Numbers = finding.Numbers.Append(KeyValuePair.Create("row", (double)row)).ToDictionary(),
        };
    }
}
