using System.Runtime.Versioning;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Dumps under every name that a file system allows.</summary>
public sealed class OddNames
{
    [Theory]
    [InlineData("it's.parquet")]
    [InlineData("''; drop table x; --.parquet")]
    [InlineData("part[1].parquet")]
    [InlineData("part[.parquet")]
    [InlineData("all*.parquet")]
    [InlineData("**.parquet")]
    [InlineData("what?.parquet")]
    [InlineData("{a,b}.parquet")]
    [InlineData("line\nbreak.parquet")]
    [InlineData("emoji \U0001F98A.parquet")]
    [InlineData("back\\slash.parquet")]
    [InlineData("X.PARQUET")]
    [InlineData("percent%20%s.parquet")]
    [InlineData("tilde~.parquet")]
    [InlineData("file_row_number = false.parquet")]
    [InlineData("amount=999/campaign_id=zzz/user_id=me/x.parquet")]
    [InlineData("s3:/x.parquet")]
    [InlineData("<img src=x onerror=alert(1)>.parquet")]
    [InlineData("\u202Etxt.parquet")]
    public void A_dump_is_read_alone_under_any_name(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no such names.");
        using var folder = DataFolder.WithGoodDump();
        folder.Write($"events/{name}", folder.Bytes("select 'x' as event_id, 'impression' as event_type, '2026-01-02T10:00:00Z' as occurred_at, 'x' as user_id, 'spring' as campaign_id"));
        folder.Write("events/part1.parquet", DataFolder.GoodRows + " limit 0");
        var check = folder.Check();
        Assert.Equal(1, Assert.Single(check.Files, f => f.File == $"events/{name}").Rows);
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(4, check.DataQuality.Accepted);
        folder.Run();
        Assert.Equal(4, folder.Impressions());
    }

    [Fact]
    public void Unfinished_and_hidden_files_are_skipped_by_name()
    {
        using var folder = DataFolder.WithGoodDump();
        string[] skipped = ["events/.hidden.parquet", "events/.tmp/x.parquet", "events/_tmp/x.parquet", "events/_x.parquet", "events/x.parquet.crdownload", "events/x.parquet.partial", "events/x.parquet.tmp", "audience/_a.parquet", "campaigns/.c.parquet", "campaigns/c.parquet.TMP", "events/notes.txt", "events/_tmp/crc"];
        foreach (var file in skipped.Append("events/_SUCCESS"))
        {
            folder.Write(file, "nothing"u8.ToArray());
        }

        var check = folder.Check();
        Assert.Equal(skipped.Order(StringComparer.Ordinal), check.Files.Where(f => f.Fate == FileFate.Skipped).Select(f => f.File));
        Assert.Equal(2, check.Files.Count(f => f.Fate == FileFate.Read));
        Assert.Equal(0, check.Files.Count(f => f.Fate == FileFate.Refused));
    }

    [Fact]
    public void Links_that_lead_in_circles_or_nowhere_are_followed_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var folder = DataFolder.WithGoodDump();
        File.CreateSymbolicLink(folder.Place("events/self.parquet"), folder.Place("events/self.parquet"));
        File.CreateSymbolicLink(folder.Place("events/gone.parquet"), "/nowhere/at/all.parquet");
        File.CreateSymbolicLink(folder.Place("events/one.parquet"), folder.Place("events/other.parquet"));
        File.CreateSymbolicLink(folder.Place("events/other.parquet"), folder.Place("events/one.parquet"));
        Directory.CreateSymbolicLink(folder.Place("events/up"), folder.Data);
        Directory.CreateSymbolicLink(folder.Place("events/here"), folder.Place("events"));
        Directory.CreateSymbolicLink(folder.Place("events/relative"), "..");
        Directory.CreateSymbolicLink(folder.Place("events/round"), folder.Place("events/round"));
        var check = folder.Check();
        Assert.Equal((3L, 3L), (check.DataQuality.Read, check.DataQuality.Accepted));
        var refused = check.Files.Where(f => f.Fate == FileFate.Refused).ToList();
        Assert.Equal(["gone", "one", "other", "self"], refused.Select(f => Path.GetFileNameWithoutExtension(f.File)));
        Assert.All(refused, f => Assert.StartsWith("it is a link that points to nothing", f.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("events/day=3")]
    [InlineData("audience")]
    [InlineData("events/notes.txt")]
    public void A_link_to_a_folder_that_is_gone_is_said_on_each_page(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var folder = DataFolder.WithGoodDump();
        File.CreateSymbolicLink(folder.Place(link), "/nowhere/at/all");
        var check = folder.Check();
        var skipped = Assert.Single(check.Files, f => f.Fate == FileFate.Skipped);
        Assert.Equal(link, skipped.File);
        Assert.StartsWith("it is a link that points to nothing", skipped.Reason, StringComparison.Ordinal);
        Assert.Contains(check.DataQuality.Findings, f => f.Name == "unread_dumps");
    }

    [Fact]
    public void A_folder_that_is_linked_twice_is_named_the_same_in_whatever_order_the_disk_lists_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        using var one = DataFolder.WithGoodDump();
        one.Write("elsewhere/x.parquet", DataFolder.Odd("1 as extra", "extra"));
        foreach (var name in new[] { "b", "a", "c", "e", "d" })
        {
            Directory.CreateSymbolicLink(one.Place($"events/{name}"), Path.Combine(one.Data, "elsewhere"));
        }

        Assert.Contains(one.Check().Files, f => f.File == "events/a/x.parquet");
    }

    [Fact]
    public void A_folder_named_like_a_dump_is_a_folder()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/spark.parquet/part-0.parquet", DataFolder.Odd("1 as extra", "extra"));
        Directory.CreateDirectory(folder.Place("events/empty.parquet"));
        var check = folder.Check();
        Assert.Equal(5, check.DataQuality.Accepted);
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void What_may_not_be_read_ends_the_run_and_is_no_fault_of_the_file()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This user may read everything.");
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", DataFolder.GoodRows);
        File.SetUnixFileMode(folder.Place("events/bad.parquet"), UnixFileMode.None);
        var error = Assert.Throws<CannotReadException>(() => folder.Check());
        Assert.Contains("'events/bad.parquet' cannot be read", error.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(folder.Place("events/bad.parquet"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Empty(folder.Check().DataQuality.FilesRefused);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_may_not_be_listed_is_refused_and_makes_figures_unfit()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This user may enter everywhere.");
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/closed/x.parquet", DataFolder.GoodRows);
        Directory.CreateDirectory(folder.Place("lost+found"));
        File.SetUnixFileMode(folder.Place("events/closed"), UnixFileMode.None);
        File.SetUnixFileMode(folder.Place("lost+found"), UnixFileMode.None);
        try
        {
            var check = folder.Check();
            Assert.Equal(3, check.DataQuality.Accepted);
            Assert.Equal("events/closed", Assert.Single(check.DataQuality.FilesRefused).File);
            Assert.Equal(TrustLevel.DoNotTrust, Assert.Single(check.DataQuality.Findings, f => f.Name == "unlisted_folders").Level);
        }
        finally
        {
            File.SetUnixFileMode(folder.Place("events/closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(folder.Place("lost+found"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void The_same_content_at_two_paths_is_all_duplicates()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/again.parquet", File.ReadAllBytes(folder.Place("events/good.parquet")));
        var quality = folder.Check().DataQuality;
        Assert.Equal((6, 3, 3, 0), (quality.Read, quality.Accepted, quality.Duplicates, quality.Rejected));
    }

    [Fact]
    public void A_dump_replaced_by_another_of_the_same_size_is_read_anew()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/b.parquet", DataFolder.Odd("'A' as variant", "variant"));
        folder.Run();
        var before = new FileInfo(folder.Place("events/b.parquet"));
        folder.Write("events/b.parquet", DataFolder.Odd("'B' as variant", "variant"));
        var after = new FileInfo(folder.Place("events/b.parquet"));
        Assert.Equal(before.Length, after.Length);
        var outcome = folder.Run();
        Assert.Equal((false, 1, 1), (outcome.NothingNew, outcome.FilesRead, outcome.FilesReused));
        using var report = folder.Report();
        Assert.Contains("B", report.RootElement.GetProperty("breakdowns").GetProperty("variant").EnumerateArray().Select(r => r.GetProperty("key").GetString()));
    }
}
