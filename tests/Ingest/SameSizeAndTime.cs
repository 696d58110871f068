using System.Text;
using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A dump is read again when its bytes are others, though its size and time of modification are what they were.</summary>
public sealed class SameSizeAndTime
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Other_bytes_are_read(bool isReplaced)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere size and time of modification must do.");
        using var folder = DataFolder.WithGoodDump();
        var place = folder.Place("events/more.parquet");
        folder.Write("events/more.parquet", DataFolder.Odd("'it' as country", "country"), ", compression uncompressed");
        var (bytes, time) = (Encoding.Latin1.GetString(File.ReadAllBytes(place)), File.GetLastWriteTimeUtc(place));
        Assert.Equal(5, folder.Run().DataQuality.Accepted);

        var target = isReplaced ? Path.Combine(folder.Top, "other.parquet") : place;
        File.WriteAllBytes(target, Encoding.Latin1.GetBytes(bytes.Replace("impression", "Impression", StringComparison.Ordinal)));
        File.SetLastWriteTimeUtc(target, time);
        File.Move(target, place, true);

        var outcome = folder.Run();
        Assert.Equal("events/more.parquet", Assert.Single(outcome.FilesChanged).File);
        Assert.Equal(2, outcome.DataQuality.RejectedByReason.Single(r => r.Key == "unknown_event_type").Value);
    }

    [Fact]
    public void The_same_bytes_with_another_time_of_change_are_nothing_new()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        var place = folder.Place("events/good.parquet");
        File.SetLastWriteTimeUtc(place, File.GetLastWriteTimeUtc(place));

        Assert.True(folder.Run().NothingNew);
    }

    [Fact]
    public void Of_a_file_that_is_not_there_nothing_is_known()
    {
        using var folder = DataFolder.WithGoodDump();

        Assert.Equal(ChangeTime.Unknown, ChangeTime.Of(folder.Place("events/none.parquet")));
        Assert.Equal(OperatingSystem.IsLinux(), ChangeTime.Of(folder.Place("events/good.parquet")) != ChangeTime.Unknown);
    }
}
