using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Simulations;

/// <summary>Writes the dumps of a world: campaigns, events, and snapshots of the audience.</summary>
internal static class DumpFolder
{
    private const int CampaignsPerFile = 50;

    /// <summary>Writes a world and returns its campaigns, which no longer hold their events.</summary>
    public static IReadOnlyList<WrittenCampaign> Write(SimulatedWorld world, int campaigns, int seed, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "events"));
        using var database = new Database(1L << 29, 2, folder + ".spill");
        var written = new List<WrittenCampaign>();
        foreach (var (part, numbers) in Enumerable.Range(0, campaigns).Chunk(CampaignsPerFile).Index())
        {
            var made = numbers.Select(number => Make(world, number, seed)).ToList();
            var file = string.Create(CultureInfo.InvariantCulture, $"part-{part:000}.parquet");
            WriteEvents(database, made, Path.Combine(folder, "events", file));
            written.AddRange(made.Select(c => new WrittenCampaign(c.Id, c.DayFactors, c.Audience)));
        }

        WriteCampaigns(database, world, written, folder);
        WriteAudience(database, written, folder);
        return written;
    }

    private static SimulatedCampaign Make(SimulatedWorld world, int number, int seed)
    {
        var campaign = new SimulatedCampaign(number, world);
        world.Fill(campaign, RandomNumbers.ForItem(seed, world.Name, number));
        return campaign;
    }

    private static void WriteEvents(Database database, List<SimulatedCampaign> campaigns, string file)
    {
        database.Execute("""
            create or replace table simulated (
                campaign_id varchar, no integer, type varchar, user_no integer, microseconds bigint,
                message_no integer, arm_no integer, seconds double
            )
            """);
        var rows = campaigns.SelectMany(c => c.Events.Index().Select(e => (c.Id, No: e.Index, Event: e.Item)));
        database.Append("main", "simulated", rows, (line, row) => line
            .AppendValue(row.Id)
            .AppendValue(row.No)
            .AppendValue(Name(row.Event.Type))
            .AppendValue(row.Event.User)
            .AppendValue(Microseconds(row.Event.Day))
            .AppendValue(row.Event.Message)
            .AppendValue(row.Event.Arm)
            .AppendValue(row.Event.Seconds));
        database.Execute($"""
            copy (
                select
                    campaign_id || '-e' || no as event_id,
                    type as event_type,
                    make_timestamp(microseconds) as occurred_at,
                    make_timestamp(microseconds) + interval 20 seconds as received_at,
                    campaign_id || '-u' || user_no as user_id,
                    case when type <> 'session' then campaign_id end as campaign_id,
                    'm' || message_no as message_id,
                    ['A', 'B'][arm_no + 1] as variant,
                    case when type = 'goal' then 'order' end as goal,
                    seconds as session_seconds
                from simulated
            ) to {Database.Quoted(file)} (format parquet)
            """);
    }

    private static void WriteCampaigns(
        Database database, SimulatedWorld world, List<WrittenCampaign> campaigns, string folder)
    {
        var endsAt = world.HasOpenEnd ? "null" : Timestamp(SimulatedWorld.Days);
        database.Execute($"""
            copy (
                select
                    unnest([{string.Join(", ", campaigns.Select(c => Database.Quoted(c.Id)))}]) as campaign_id,
                    campaign_id as name,
                    {Database.Quoted(world.Channel == Channel.Push ? "push" : "in_app")} as channel,
                    {Timestamp(0)} as starts_at,
                    {endsAt}::timestamp as ends_at,
                    {(world.HasGoal ? "'order'" : "null")}::varchar as goal,
                    {(world.NamesArms ? "['A', 'B']" : "null")}::varchar[] as variants,
                    {(world.NamesArms ? "[0.5, 0.5]" : "null")}::double[] as allocation
            ) to {Database.Quoted(Path.Combine(folder, "campaigns.parquet"))} (format parquet)
            """);
    }

    private static void WriteAudience(Database database, List<WrittenCampaign> campaigns, string folder)
    {
        var members = campaigns.Where(c => c.Audience > 0).Select(Members).ToList();
        if (members.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(folder, "audience"));
        database.Execute($"""
            copy (
                select campaign_id, campaign_id || '-u' || user_no as user_id, {Timestamp(-2)} as as_of
                from ({string.Join(" union all ", members)})
            ) to {Database.Quoted(Path.Combine(folder, "audience", "before.parquet"))} (format parquet)
            """);
    }

    private static string Members(WrittenCampaign campaign) => string.Create(
        CultureInfo.InvariantCulture,
        $"select {Database.Quoted(campaign.Id)} as campaign_id, unnest(range({campaign.Audience})) as user_no");

    private static string Timestamp(double day) =>
        string.Create(CultureInfo.InvariantCulture, $"timestamp '{SimulatedWorld.Instant(day):yyyy-MM-dd HH:mm:ss}'");

    private static long Microseconds(double day) => SimulatedWorld.Instant(day).ToUnixTimeMilliseconds() * 1_000;

    private static string Name(EventType type) => type switch
    {
        EventType.Impression => "impression",
        EventType.Tap => "tap",
        EventType.Send => "send",
        EventType.Bounce => "bounce",
        EventType.Open => "open",
        EventType.Session => "session",
        _ => "goal",
    };
}
