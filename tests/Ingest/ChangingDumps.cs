using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Dumps that grow, vanish or are replaced while they are read: refused in that run alone, and read in the next.</summary>
public sealed class ChangingDumps
{
    [Theory]
    [InlineData("grows", LineStage.Find)]
    [InlineData("grows", LineStage.Read)]
    [InlineData("shrinks", LineStage.Find)]
    [InlineData("shrinks", LineStage.Read)]
    [InlineData("vanishes", LineStage.Find)]
    [InlineData("vanishes", LineStage.Read)]
    [InlineData("is replaced", LineStage.Find)]
    [InlineData("is replaced", LineStage.Read)]
    [InlineData("is written over", LineStage.Find)]
    [InlineData("is written over", LineStage.Read)]
    [InlineData("becomes a folder", LineStage.Read)]
    public void A_dump_that_changes_while_others_are_read_is_refused_in_that_run_alone(string how, LineStage stage)
    {
        using var folder = Folder();
        var before = File.ReadAllBytes(folder.Place("events/z.parquet"));
        var changed = false;
        var check = Check(folder, new Told(told =>
        {
            // The last to be read is the smallest.
            if (told.Stage == stage && told.What == (stage == LineStage.Find ? "events/z.parquet" : "events/good.parquet") && !changed)
            {
                changed = true;
                Change(folder, how);
            }
        }));
        Assert.True(changed);
        var refused = Assert.Single(check.Files, f => f.Fate == FileFate.Refused);
        Assert.Equal("events/z.parquet", refused.File);
        Assert.Contains(how is "vanishes" or "becomes a folder" ? "gone" : "changed while it was read", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(3, check.DataQuality.Accepted);
        Verdicts.AddUp(check.DataQuality);
        if (how is "is replaced" or "is written over")
        {
            // What was read of the new bytes does not stand for the old ones, which come back.
            File.WriteAllBytes(folder.Place("events/z.parquet"), before);
        }
        else
        {
            Whole(folder, "events/z.parquet");
        }

        Assert.Equal(5, Check(folder, null).DataQuality.Accepted);
        folder.Write("events/z.parquet", DataFolder.Odd("'it' as country", "country").Replace("range(2)", "range(4)", StringComparison.Ordinal));
        Assert.Equal(7, Check(folder, null).DataQuality.Accepted);
    }

    private static DataFolder Folder()
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("events/good.parquet", DataFolder.GoodRows, ", compression uncompressed, kv_metadata {padding: '" + new string('x', 9000) + "'}");
        Whole(folder, "events/z.parquet");
        return folder;
    }

    private static void Whole(DataFolder folder, string file)
    {
        if (Directory.Exists(folder.Place(file)))
        {
            Directory.Delete(folder.Place(file));
        }

        folder.Write(file, DataFolder.Odd("'de' as country", "country"));
    }

    private static void Change(DataFolder folder, string how)
    {
        var place = folder.Place("events/z.parquet");
        switch (how)
        {
            case "grows":
                File.AppendAllText(place, "more to come");
                break;
            case "shrinks":
                File.WriteAllBytes(place, File.ReadAllBytes(place)[..100]);
                break;
            case "vanishes":
                File.Delete(place);
                break;
            case "is replaced":
                var other = Path.Combine(folder.Top, "other.parquet");
                File.WriteAllBytes(other, folder.Bytes(DataFolder.Odd("'fr' as country", "country").Replace("range(2)", "range(9)", StringComparison.Ordinal)));
                File.Move(other, place, true);
                break;
            case "is written over":
                var bytes = File.ReadAllBytes(place);
                bytes[^20] ^= 1;
                File.WriteAllBytes(place, bytes);
                break;
            default:
                File.Delete(place);
                Directory.CreateDirectory(place);
                break;
        }
    }

    private static CheckOutcome Check(DataFolder folder, IProgress<LineProgress>? progress) =>
        Reports.Line.Check(folder.Settings with { Threads = 1 }, progress, TestContext.Current.CancellationToken);

    /// <summary>Tells at once, in the thread that reads.</summary>
    private sealed class Told(Action<LineProgress> tell) : IProgress<LineProgress>
    {
        public void Report(LineProgress value) => tell(value);
    }
}
