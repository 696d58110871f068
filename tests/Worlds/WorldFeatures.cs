using CampaignBatch.Tests.Oracle;
using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Names what is rare about a world, seen from its rows and not from the generator.</summary>
internal static class WorldFeatures
{
    public static IEnumerable<string> Of(World world)
    {
        var run = OracleRun.Judge(world);
        return [.. OfFiles(world, run), .. OfRows(world, run), .. OfCampaigns(world, run), .. OfTouches(world, run), .. OfReports(run)];
    }

    private static IEnumerable<string> OfFiles(World world, OracleRun run)
    {
        foreach (var dump in world.Events)
        {
            yield return $"event file {dump.Fault}";
            yield return $"time {dump.Form.Time}";
        }

        foreach (var skipped in run.DataQuality.FilesSkipped)
        {
            yield return skipped.StartsWith("events/", StringComparison.Ordinal) ? "event file skipped" : $"{skipped.Split('/')[0]} file skipped";
        }

        if (world.Audience.Any(d => d.Fault != DumpFault.None))
        {
            yield return "audience file refused";
        }
    }

    private static IEnumerable<string> OfRows(World world, OracleRun run)
    {
        foreach (var reason in run.DataQuality.RejectedByReason.Keys)
        {
            yield return reason;
        }

        var rows = OracleFiles.Readable(world.Events).SelectMany(f => f.Rows.Select(e => (f.Path, e))).Where(r => !string.IsNullOrEmpty(r.e.EventId)).ToList();
        foreach (var same in rows.GroupBy(r => r.e.EventId).Where(g => g.Count() > 1))
        {
            yield return same.Select(r => r.Path).Distinct().Count() > 1 ? "duplicate in another file" : "duplicate in one file";
            yield return same.Select(r => r.e.ReceivedAt).Distinct().Count() == 1 ? "duplicates received equally" : "duplicates received unequally";
            if (same.Any(r => r.e.ReceivedAt is null) && same.Any(r => r.e.ReceivedAt is not null))
            {
                yield return "duplicate without received_at";
            }
        }

        foreach (var type in rows.GroupBy(r => (r.e.CampaignId, r.e.UserId, r.e.OccurredAt)).Where(g => g.Count() > 1).Select(g => string.Join("+", g.Select(r => r.e.EventType).Distinct().Order())))
        {
            yield return $"at one instant {type}";
        }

        foreach (var users in rows.Where(r => r.e.EventType is "impression" or "send" && !string.IsNullOrEmpty(r.e.MessageId)).GroupBy(r => (r.e.CampaignId, r.e.MessageId)).Where(g => g.Count() > 1))
        {
            yield return users.Select(r => r.e.UserId).Distinct().Count() > 1 ? "message_id of several users" : "message_id of one user twice";
        }

        yield return run.H is null ? "received_at nowhere" : rows.Any(r => r.e.ReceivedAt is null) ? "received_at somewhere" : "received_at everywhere";
        yield return world.AsOf is null ? "as-of from dumps" : "as-of given";
        if (rows.Any(r => r.e.OccurredAt > run.T))
        {
            yield return "events after T";
        }

        if (rows.Any(r => r.e.OccurredAt - run.H == Duration.FromHours(24)))
        {
            yield return "exactly 24 h after H";
        }

        if (rows.Any(r => r.e.SessionSeconds == 86_400))
        {
            yield return "session of exactly 24 h";
        }
    }

    private static IEnumerable<string> OfCampaigns(World world, OracleRun run)
    {
        foreach (var failure in run.Failed)
        {
            yield return $"failed {failure.Fault}";
        }

        foreach (var report in run.Reports.Values)
        {
            yield return $"{report.Campaign.Channel} {report.Status}";
            yield return $"zone {report.Campaign.TimeZone ?? "none"}";
            if (report.Campaign.EndsAt == run.T)
            {
                yield return "ends at T";
            }

            if (report.Campaign.StartsAt == run.T)
            {
                yield return "starts at T";
            }
        }

        foreach (var same in OracleFiles.Readable(world.Campaigns).SelectMany(f => f.Rows.Select(c => (f.Path, c))).Where(r => !string.IsNullOrEmpty(r.c.CampaignId)).GroupBy(r => r.c.CampaignId).Where(g => g.Count() > 1))
        {
            yield return same.Select(r => r.c.UpdatedAt).Distinct().Count() == 1 ? "campaign rows updated equally" : "campaign rows updated unequally";
            yield return same.Select(r => r.Path).Distinct().Count() == 1 ? "campaign rows in one file" : "campaign rows in several files";
        }
    }

    private static IEnumerable<string> OfTouches(World world, OracleRun run)
    {
        var rows = OracleFiles.Readable(world.Events).SelectMany(f => f.Rows).Where(e => e.OccurredAt <= run.T).ToLookup(e => e.UserId);
        foreach (var e in rows.SelectMany(g => g).Where(e => e.EventType is "impression" or "send" && e.CampaignId is not null && run.Reports.ContainsKey(e.CampaignId)))
        {
            var campaign = run.Reports[e.CampaignId!].Campaign;
            var over = e.OccurredAt + Duration.FromHours(campaign.ConversionWindowHours ?? 168);
            if (over == run.T)
            {
                yield return "window over exactly at T";
            }

            if (campaign.Goal is not null && rows[e.UserId].Any(g => g.EventType == "goal" && g.Goal == campaign.Goal && g.OccurredAt == over))
            {
                yield return "goal exactly at the window's end";
            }

            if (campaign.Goal is not null && rows[e.UserId].Any(o => o.OccurredAt == e.OccurredAt && o.CampaignId != e.CampaignId && o.EventType is "impression" or "send"
                && run.Reports.TryGetValue(o.CampaignId ?? "", out var other) && other.Campaign.Goal == campaign.Goal))
            {
                yield return "two campaigns of one goal at one instant";
            }
        }
    }

    private static IEnumerable<string> OfReports(OracleRun run)
    {
        foreach (var report in run.Reports.Values)
        {
            var quality = report.DataQuality;
            yield return quality.Late > 0 ? "late" : "not late";
            yield return quality.Orphans > 0 ? "orphans" : "no orphans";
            yield return quality.OutsidePeriod > 0 ? "outside the period" : "all inside the period";
            yield return $"{report.Campaign.Channel} population {report.Sessions.Population}";
            yield return report.Sessions.BeforeDays > 0 ? "before-window" : "no before-window";
            yield return $"audience {report.Kpis["audience_size"].Basis ?? "none"}";
            var conversion = report.Kpis["conversion_rate"];
            yield return $"{report.Campaign.Channel} conversion {conversion.Basis ?? conversion.Reason}{(conversion.Value > 0 ? " above 0" : "")}";
            if (report.Kpis.TryGetValue("reach", out var reach))
            {
                yield return reach.Reason is { } reason ? $"reach {reason}" : reach.Value > 1 ? "reach above 1" : "reach up to 1";
            }

            foreach (var name in report.Kpis.Where(k => k.Value.Value is > 0 and < 1).Select(k => k.Key))
            {
                yield return $"some {name}";
            }

            yield return report.Comparison.Weeks == 0 ? "not compared" : $"compared over {report.Comparison.Weeks} weeks";
            foreach (var name in report.Comparison.Figures.Where(f => f.Value.Recent.Value != f.Value.Before.Value && f.Value.Recent.Value is > 0 and < 1).Select(f => f.Key))
            {
                yield return $"compared {name}";
            }

            if (report.Daily.Any(d => !d.Complete))
            {
                yield return "incomplete day";
            }

            if (report.Bounces.Any(b => b.Reason is null))
            {
                yield return "bounce without reason";
            }

            if (report.Campaign.EndsAt is { } end && report.Daily.Any(d => d.Opened > 0 && d.Date > new LocalDays(report.Campaign.TimeZone).DayOf(end)))
            {
                yield return "opened after the campaign";
            }

            if (report.Daily.Any(d => d.Date < new LocalDays(report.Campaign.TimeZone).DayOf(report.Campaign.StartsAt!.Value)))
            {
                yield return "opened before the campaign";
            }
        }
    }
}
