using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Tests.Ingest;
using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Figures that contradict each other are not published. A cache that was tampered with makes them so.</summary>
public sealed class Contradictions
{
    [Fact]
    public void A_campaign_whose_figures_contradict_each_other_keeps_its_last_good_report_and_is_named()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var good = SiteBytes.Of(world.Site);
        // Every send of the pushes bounced and was opened all the same.
        Tamper(world, "answers", "select n as row_no, true as is_message, null::ubigint as message_key, null::utinyint as response, true as is_bounced, 'x' as bounce_reason, timestamp '2026-01-02' as answered_at, timestamp '2026-01-02' as opened_at, null::smallint as opened_offset_minutes from range(2000) as r(n)");

        var outcome = world.Run(s => s with { Force = true });

        // What answers the pushes answers the other messages of these dumps too.
        var failed = Assert.Single(outcome.Failed, f => f.Id == "push-1");
        Assert.Equal(("push-1", true), (failed.Id, failed.HasLastGood));
        Assert.Contains("opened ≤ delivered does not hold", failed.Reason, StringComparison.Ordinal);
        SiteBytes.Same(good, SiteBytes.Of(world.Site), f => !f.StartsWith("campaigns/push-1/", StringComparison.Ordinal));
        Assert.Contains("opened ≤ delivered does not hold", File.ReadAllText(Path.Combine(world.Site, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_figures_that_contradict_each_other_are_computed_anew()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var cells = Directory.GetFiles(Path.Combine(world.Site + ".cache", "kept"), "cells.parquet", SearchOption.AllDirectories).Single();
        Rewrite(cells, "select * replace (messages + 1 as messages) from t");
        var index = Path.Combine(cells, "..", "..", "kept.json");
        Believe(cells, index, "cells.parquet");
        world.Write("events/z.parquet", SmallWorld.Day(4));

        Assert.Empty(world.Run().Failed);

        var anew = Path.Combine(world.Top, "anew");
        world.Run(s => s with { Out = anew });
        SiteBytes.Same(SiteBytes.Of(anew), SiteBytes.Of(world.Site), SameBytes.IsHistory);
    }

    /// <summary>Rewrites a staged file of each dump so that its checksum is the one that is remembered.</summary>
    private static void Tamper(DataFolder world, string part, string select)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(world.Site + ".cache", "staged"), $"*.{part}.parquet"))
        {
            Rewrite(file, select);
            Believe(file, file.Replace($".{part}.parquet", ".json", StringComparison.Ordinal), $".{part}.parquet");
        }
    }

    /// <summary>Puts the checksum of a file that was rewritten where the old one is remembered.</summary>
    private static void Believe(string file, string record, string name)
    {
        var remembered = JsonNode.Parse(ChecksummedText.Read(record, out _)!)!;
        remembered["Files"]![name] = JsonSerializer.SerializeToNode(FileChecksum.Compute(file));
        ChecksummedText.Write(record, remembered.ToJsonString());
    }

    private static void Rewrite(string file, string select)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"create table t as select * from read_parquet({Database.Quoted(file)}); copy ({select}) to {Database.Quoted(file)} (format parquet)";
        command.ExecuteNonQuery();
    }
}
