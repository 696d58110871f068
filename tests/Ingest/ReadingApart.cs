using System.Diagnostics;
using System.Text;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Dumps read in a process apart: the same rows, and what brings that process down costs one file.</summary>
public sealed class ReadingApart
{
    private static readonly ReadApart Apart = OwnProgram.ToReadApart(TimeSpan.FromMinutes(5), 4L << 30);

    [Fact]
    public void It_gives_the_same_site()
    {
        using var folder = Folder();
        folder.Run();
        var here = SiteBytes.Of(folder.Site);
        Directory.Delete(folder.Site + ".cache", true);
        folder.Run(s => s with { ReadApart = Apart, Force = true });
        SiteBytes.Same(here, SiteBytes.Of(folder.Site));
    }

    [Fact]
    public void A_mapping_is_used_there_too()
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), """
            -- makes: names
            -- from: names/**
            select name from dump

            -- makes: events
            -- from: log/**
            -- needs: time seconds
            select dump_row, dump_row as event_id, 'impression' as event_type, time as occurred_at, name as user_id, 'spring' as campaign_id from dump, names
            """);
        folder.Write("names/a.parquet", "select 'ada' as name union all select 'bob'");
        folder.Write("log/a.parquet", "select 1767348000 as time");
        var quality = Reports.Line.Check(folder.MappedSettings with { ReadApart = Apart }, cancel: TestContext.Current.CancellationToken).DataQuality;
        Assert.Equal((2, 2), (quality.Read, quality.Accepted));
    }

    [Fact]
    public void A_dump_that_brings_the_process_down_is_refused_alone_and_is_not_tried_again()
    {
        using var folder = Folder();
        folder.Write("events/killer.parquet", "bang"u8.ToArray());
        var tries = Path.Combine(folder.Top, "tries");
        // Reads like the program, and dies by a signal at the sight of one file.
        var check = Check(folder, Script(folder, "killer", $"echo x >> '{tries}'; kill -SEGV $$"));
        Verdicts.RefusesAlone(check, "events/killer.parquet", "brought down the process that read it (exit code 139)", goodRows: 6);
        Check(folder, Script(folder, "killer", $"echo x >> '{tries}'; kill -SEGV $$"));
        Assert.Single(File.ReadAllLines(tries));
    }

    [Fact]
    public void One_bit_of_a_page_that_brings_down_the_database_itself_costs_one_file()
    {
        using var folder = Folder();
        WriteDeadly(folder);
        Verdicts.RefusesAlone(Check(folder, Apart), "events/bad.parquet", "", goodRows: 6);
    }

    private static void WriteDeadly(DataFolder folder)
    {
        folder.Write("events/bad.parquet", DataFolder.Odd("'de' as country", "country").Replace("range(2)", "range(40)", StringComparison.Ordinal), ", compression uncompressed, parquet_version V2");
        var bytes = File.ReadAllBytes(folder.Place("events/bad.parquet"));
        // The lengths of 40 ids as deltas, in blocks of 2,048 and 8 parts: of 0 by one bit less. Found by tests/Fuzz; DuckDB 1.5.6 reads past its memory.
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x80, 0x10, 0x08, 0x28]);
        Assert.True(at > 0);
        bytes[at] = 0;
        folder.Write("events/bad.parquet", bytes);
    }

    [Fact]
    public void A_canonical_dump_that_brought_down_a_run_is_read_apart_in_the_next_one()
    {
        using var folder = Folder();
        folder.Write("events/killer.parquet", "bang"u8.ToArray());
        var tries = Path.Combine(folder.Top, "tries");
        var apart = Script(folder, "killer", $"echo x >> '{tries}'; kill -SEGV $$") with { IsForTheLeft = true };
        // No process died yet: it is read here, and refused without any harm.
        Verdicts.RefusesAlone(Check(folder, apart), "events/killer.parquet", "cannot be read as Parquet", goodRows: 6);
        Assert.Empty(Directory.EnumerateFiles(Marks(folder)));

        Directory.Delete(folder.Settings.CacheFolder, true);
        LeaveMark(folder, "events/killer.parquet");
        Verdicts.RefusesAlone(Check(folder, apart), "events/killer.parquet", "brought down the process that read it (exit code 139)", goodRows: 6);
        Verdicts.RefusesAlone(Check(folder, apart), "events/killer.parquet", "brought down the process that read it (exit code 139)", goodRows: 6);
        Assert.Single(File.ReadAllLines(tries));
    }

    [Fact]
    public void A_canonical_dump_that_did_not_end_the_run_in_which_it_was_read_is_as_good_as_any()
    {
        using var folder = Folder();
        LeaveMark(folder, "events/more.parquet");
        Assert.Equal(6, Check(folder, Apart with { IsForTheLeft = true }).DataQuality.Accepted);
        Assert.Empty(Directory.EnumerateFiles(Marks(folder)));
    }

    [Fact]
    public void Campaigns_that_brought_down_a_run_are_tried_apart_until_they_are_mended()
    {
        using var folder = Folder();
        folder.Write("campaigns/killer.parquet", "bang"u8.ToArray());
        var tries = Path.Combine(folder.Top, "tries");
        var apart = Script(folder, "killer", $"echo x >> '{tries}'; kill -SEGV $$") with { IsForTheLeft = true };
        LeaveMark(folder, "campaigns/killer.parquet");
        for (var run = 1; run <= 2; run++)
        {
            Verdicts.RefusesAlone(Check(folder, apart), "campaigns/killer.parquet", "brought down the process", goodRows: 6);
            Assert.Equal(run, File.ReadAllLines(tries).Length);
        }
    }

    /// <summary>The process that does all the rest meets a file that brings DuckDB down; started again, it publishes.</summary>
    [Fact]
    public async Task A_run_that_a_canonical_dump_ended_is_whole_when_started_again()
    {
        using var folder = Folder();
        WriteDeadly(folder);
        var first = await RunProgram(folder);
        if (first.ExitCode < 128)
        {
            Assert.Skip("On this machine DuckDB survives that file.");
        }

        var second = await RunProgram(folder);
        Assert.True(second.ExitCode == 0, second.Said);
        Assert.Contains("events/bad.parquet: it brought down the process that read it", second.Said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Site, "index.html")));
    }

    [Fact]
    public void A_dump_whose_process_was_killed_from_outside_is_read_again()
    {
        using var folder = Folder();
        var killed = Check(folder, Script(folder, "more", "kill -KILL $$"));
        Verdicts.RefusesAlone(killed, "events/more.parquet", "read again in the next run", goodRows: 3);
        Assert.Equal(6, Check(folder, Apart).DataQuality.Accepted);
    }

    [Fact]
    public void Of_equal_files_one_that_cannot_be_had_costs_itself_only()
    {
        using var folder = Folder();
        File.CreateSymbolicLink(folder.Place("events/dangling.parquet"), "nowhere.parquet");
        folder.Write("events/empty.parquet", []);
        var refused = Check(folder, Apart).Files.Where(f => f.Fate == FileFate.Refused).ToDictionary(f => f.File, f => f.Reason);
        Assert.Contains("not one byte", refused["events/empty.parquet"], StringComparison.Ordinal);
        Assert.DoesNotContain("not one byte", refused["events/dangling.parquet"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_is_left_only_where_its_process_is_gone()
    {
        using var folder = Folder();
        var marks = new BeingRead(Path.Combine(folder.Top, "reading"));
        var dump = Found(folder, "events/more.parquet");
        Assert.False(marks.IsLeft(dump));
        using (marks.Begin(dump))
        {
            Assert.False(marks.IsLeft(dump));
            Assert.Null(marks.Begin(dump));
        }

        Assert.False(marks.IsLeft(dump));
    }

    [Fact]
    public void Campaigns_that_are_read_here_are_first_tried_there()
    {
        using var folder = Folder();
        folder.Write("campaigns/bad.parquet", [.. "PAR1"u8, .. new byte[40], .. "PAR1"u8]);
        var file = new FileInfo(folder.Place("campaigns/bad.parquet"));
        var job = new StagingJob
        {
            Folder = folder.Site + ".cache", Mapping = "m", Site = folder.Site, Source = "canonical", SourceDigest = Source.Canonical.Digest, MemoryBytes = 1 << 28, Threads = 1, Spill = folder.Top, LookUps = [],
        };
        var request = new StagingJob.Request(new Dump(DumpKind.Campaigns, "campaigns/bad.parquet", file.FullName, file.Length, file.LastWriteTimeUtc), [], new string('0', 64));
        using var answers = new StringWriter();
        StagingChild.Serve(new StringReader($"{job.ToJson()}\n{request.ToJson()}\n"), answers, TestContext.Current.CancellationToken);
        Assert.Contains("cannot be read as Parquet", answers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_that_takes_too_long_is_refused_alone()
    {
        using var folder = Folder();
        folder.Write("events/slow.parquet", "zzz"u8.ToArray());
        var check = Check(folder, Script(folder, "slow", "exec tail -f /dev/null") with { Longest = TimeSpan.FromSeconds(3) });
        Verdicts.RefusesAlone(check, "events/slow.parquet", "after 3 seconds", goodRows: 6);
    }

    [Fact]
    public void A_dump_that_takes_all_memory_is_refused_alone()
    {
        using var folder = Folder();
        // Here all dumps do, since the program itself does.
        Assert.Contains("more than 1 MiB", Assert.Throws<NoUsableInput>(() => Check(folder, Apart with { MemoryBytes = 1 << 20 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_process_behind()
    {
        using var folder = Folder();
        folder.Write("events/slow.parquet", "zzz"u8.ToArray());
        var pids = Path.Combine(folder.Top, "pids");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var apart = Script(folder, "slow", $"echo $$ > '{pids}.tmp'; mv '{pids}.tmp' '{pids}'; exec tail -f /dev/null");
        var run = Task.Run(() => Reports.Line.Check(folder.Settings with { ReadApart = apart, Threads = 1 }, cancel: stop.Token), TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(pids), TimeSpan.FromMinutes(1)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(pids).Trim()}"));
    }

    [Fact]
    public void A_process_that_cannot_be_what_it_should_is_the_programs_fault()
    {
        using var folder = Folder();
        Assert.Throws<InvalidOperationException>(() => Reports.Line.Check(folder.Settings with { ReadApart = new ReadApart("/bin/sh", ["-c", "echo no such thing >&2; exit 3"], TimeSpan.FromMinutes(1), 1 << 30) },
            cancel: TestContext.Current.CancellationToken));
    }

    private static DataFolder Folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The processes that stand in for the program are shell scripts.");
        }

        var folder = DataFolder.WithGoodDump();
        folder.Write("events/more.parquet", DataFolder.GoodRows.Replace("'g' ||", "'h' ||", StringComparison.Ordinal));
        return folder;
    }

    private static string Marks(DataFolder folder) => Path.Combine(folder.Settings.CacheFolder, "staged", "reading");

    private static Dump Found(DataFolder folder, string file) => DumpFolder.Find(folder.Settings.Data, Source.Canonical).Dumps.Single(d => d.File == file);

    /// <summary>As a process leaves it that is gone in the midst of reading.</summary>
    private static void LeaveMark(DataFolder folder, string file)
    {
        string left;
        using (new BeingRead(Marks(folder)).Begin(Found(folder, file)))
        {
            left = Assert.Single(Directory.EnumerateFiles(Marks(folder)));
            File.Move(left, left + ".left");
        }

        File.Move(left + ".left", left);
    }

    private static async Task<(int ExitCode, string Said)> RunProgram(DataFolder folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), "run", "--data", folder.Settings.Data, "--out", folder.Site, "--threads", "1"])
        {
            WorkingDirectory = folder.Top, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var (said, complained) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await said + await complained);
    }

    private static CheckOutcome Check(DataFolder folder, ReadApart apart) => Reports.Line.Check(folder.Settings with { ReadApart = apart, Threads = 1 }, cancel: TestContext.Current.CancellationToken);

    /// <summary>The program behind a script that, at a line with <paramref name="word"/> in it, does something else.</summary>
    private static ReadApart Script(DataFolder folder, string word, string instead)
    {
        var script = Path.Combine(folder.Top, "script.sh");
        File.WriteAllText(script, $$"""
            coproc P { '{{Apart.Program}}' {{string.Join(' ', Apart.Arguments.Select(a => $"'{a}'"))}}; }
            read -r line; printf '%s\n' "$line" >&${P[1]}
            while read -r line; do
                case "$line" in *{{word}}.parquet*) {{instead}};; esac
                printf '%s\n' "$line" >&${P[1]}
                read -r answer <&${P[0]}; printf '%s\n' "$answer"
            done
            """, new UTF8Encoding(false));
        return Apart with { Program = "/bin/bash", Arguments = [script] };
    }
}
