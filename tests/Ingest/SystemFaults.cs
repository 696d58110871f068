using CampaignBatch.Reports.Io;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Errors of the operating system end a run as what they are; they are tried again, and never kept as a verdict on a dump.</summary>
public sealed class SystemFaults
{
    [Theory]
    [InlineData("IO Error: Cannot open file \"/x/a.parquet\": Input/output error", "Input/output error")]
    [InlineData("IO Error: Cannot open file \"/x/a.parquet\": Too many open files", "Too many open files")]
    [InlineData("IO Error: Cannot open file \"/x/a.parquet\": Permission denied\n\nLINE 1: …", "Permission denied")]
    [InlineData("Invalid Input Error: No magic bytes found at end of file 'Input/output error'", null)]
    [InlineData("IO Error: Cannot open file \"/x/a.parquet\": No such file or directory", null)]
    public void What_the_system_says_is_told_from_what_a_file_holds(string message, string? said)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are the words of Linux.");
        Assert.Equal(said, SystemErrors.Find(message));
    }

    [Fact]
    public void What_fails_once_is_tried_again_and_what_fails_each_time_is_given_up()
    {
        var attempts = 0;
        Assert.Equal(3, SystemErrors.Retry(() => ++attempts < 3 ? throw new IOException() : attempts, SystemErrors.IsOne, CancellationToken.None));
        Assert.Throws<IOException>(() => SystemErrors.Retry<int>(() => throw new IOException(), SystemErrors.IsOne, CancellationToken.None));
        Assert.Throws<FileNotFoundException>(() => SystemErrors.Retry<int>(() => ++attempts > 4 ? 0 : throw new FileNotFoundException(), SystemErrors.IsOne, CancellationToken.None));
        Assert.Equal(4, attempts);
    }

    [Theory]
    [InlineData("openat", "EIO", "1")]
    [InlineData("openat", "EMFILE", "2")]
    [InlineData("openat", "ESTALE", "3")]
    [InlineData("openat", "EACCES", "4")]
    [InlineData("pread64", "EIO", "2")]
    public void A_fault_that_is_over_in_a_moment_costs_nothing(string call, string fault, string nth)
    {
        using var world = SmallWorld.Make();
        world.Run(s => s with { Out = Good(world), Cache = Good(world) + ".cache" });
        var (code, said) = Injected(world, call, fault, nth);
        Assert.True(code == 0, said);
        SiteBytes.Same(SiteBytes.Of(Good(world)), SiteBytes.Of(world.Site), SameBytes.IsHistory);
    }

    [Theory]
    [InlineData("EIO")]
    [InlineData("EACCES")]
    public void What_cannot_be_deleted_afterwards_costs_nothing_and_is_swept_later(string fault)
    {
        using var world = SmallWorld.Make();
        world.Run(s => s with { Out = Good(world), Cache = Good(world) + ".cache" });
        var (code, said) = SystemCalls.Run(world, "unlink,unlinkat,rmdir", $"error={fault}:when=1+");
        Assert.True(code == 0, said);
        SiteBytes.Same(SiteBytes.Of(Good(world)), SiteBytes.Of(world.Site), SameBytes.IsHistory);

        Assert.True(world.Run().NothingNew);
        Assert.False(File.Exists(world.Site + ".lock"));
    }

    [Fact]
    public void A_text_that_the_system_does_not_let_be_read_is_at_no_fault_either()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.csv", "campaign_id,name,channel,starts_at\nspring,Spring,in_app,2026-01-01\n"u8.ToArray());
        folder.Write("events/a.parquet", DataFolder.GoodRows);
        var (code, said) = SystemCalls.Run(folder, "openat", "error=EIO:when=1+", folder.Place("campaigns.csv"));
        Assert.True(code == 4, said);
        Assert.Contains("'campaigns.csv' cannot be read: ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openat", "EIO", "2+")]
    [InlineData("pread64", "EIO", "1+")]
    public void A_fault_that_lasts_ends_the_run_and_is_forgotten_with_it(string call, string fault, string when)
    {
        using var world = SmallWorld.Make();
        world.Run(s => s with { Out = Good(world), Cache = Good(world) + ".cache" });
        var (code, said) = Injected(world, call, fault, when);
        Assert.True(code == 4, said);
        Assert.Contains("'events/c.parquet' cannot be read: ", said, StringComparison.Ordinal);
        Assert.Contains("a system error, not a fault of the file", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world.Site));

        world.Run();
        SiteBytes.Same(SiteBytes.Of(Good(world)), SiteBytes.Of(world.Site), SameBytes.IsHistory);
    }

    private static string Good(DataFolder world) => Path.Combine(world.Top, "good");

    /// <summary>Calls of one kind on one dump fail.</summary>
    private static (int Code, string Said) Injected(DataFolder world, string call, string fault, string when) =>
        SystemCalls.Run(world, call, $"error={fault}:when={when}", world.Place("events/c.parquet"));
}
