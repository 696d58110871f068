using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Folders such as country=DE say a column that the files below them lack.</summary>
public sealed class FolderValues
{
    private const string Rows = "select 'e' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' + to_minutes(i) as occurred_at, 'u' || i as user_id";

    [Fact]
    public void A_folder_says_what_its_files_lack()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("events/campaign_id=spring/variant=A/part-0.parquet", $"{Rows} from range(3) t(i)");
        folder.Write("events/campaign_id=spring/variant=B/part-0.parquet", $"{Rows.Replace("'e'", "'f'", StringComparison.Ordinal)} from range(4) t(i)");

        folder.Run();

        Assert.Equal(7, folder.Impressions());
        Assert.Equal([("A", 3), ("B", 4)], Variants(folder));
    }

    [Fact]
    public void Equal_bytes_in_folders_of_different_names_are_different_rows()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", $"{DataFolder.Campaign("a")} union all {DataFolder.Campaign("b")}");
        foreach (var id in new[] { "a", "b" })
        {
            folder.Write($"events/campaign_id={id}/part-0.parquet", $"{Rows} from range(3) t(i)");
        }

        folder.Run();

        // One event_id, type and user: it is one event, and the first in file order stands.
        Assert.Equal((3, 0), (folder.Impressions("a"), folder.Impressions("b")));
    }

    [Fact]
    public void What_the_file_says_goes_before_the_folder()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("events/campaign_id=winter/part-0.parquet", $"{Rows}, 'spring' as campaign_id from range(3) t(i)");

        folder.Run();

        Assert.Equal(3, folder.Impressions());
    }

    [Fact]
    public void The_default_partition_is_null_and_names_are_decoded()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        folder.Write("events/variant=__HIVE_DEFAULT_PARTITION__/a.parquet", $"{Rows}, 'spring' as campaign_id from range(2) t(i)");
        folder.Write("events/variant=two%20words%2Fone/b.parquet", $"{Rows.Replace("'e'", "'f'", StringComparison.Ordinal)}, 'spring' as campaign_id from range(3) t(i)");

        folder.Run();

        Assert.Equal([(null, 2), ("two words/one", 3)], Variants(folder).OrderBy(v => v.Rows));
    }

    private static List<(string? Key, long Rows)> Variants(DataFolder folder)
    {
        using var report = folder.Report();
        return [.. report.RootElement.GetProperty("breakdowns").GetProperty("variant").EnumerateArray()
            .Select(v => (v.GetProperty("key").GetString(), v.GetProperty("impressions").GetInt64()))];
    }
}
