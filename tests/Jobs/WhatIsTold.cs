using System.Text.Json;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

public sealed class WhatIsTold
{
    private const string Hostile = "[red]sale[/] \u001b[2J\r\nroot# \u202Egnp [[link=x]";

    private static readonly CheckOutcome Checked = new()
    {
        AsOf = Trial.Good.AsOf,
        Files =
        [
            new CheckedFile("campaigns.parquet", 12, 4_100, FileFate.Read),
            new CheckedFile("events/a.parquet", 1_204, 1_200_000, FileFate.Read),
            new CheckedFile("events/b.parquet", null, 0, FileFate.Refused, "It has no bytes. Ask the sender for it again."),
            new CheckedFile("events/_c.parquet", null, 5, FileFate.Skipped, "Its name begins with \"_\"."),
        ],
        DataQuality = Trial.Good.DataQuality,
        Sound = [],
        Failed = [],
    };

    [Fact]
    public void A_log_has_a_line_as_a_stage_begins_one_as_it_ends_and_one_in_five_seconds()
    {
        var clock = new HandClock();
        var log = new StringWriter();
        new PlainNarrator(log, clock).During(progress =>
        {
            progress.Report(new LineProgress(LineStage.Find, 0, 0));
            progress.Report(new LineProgress(LineStage.Find, 2, 2));
            clock.Pass(TimeSpan.FromSeconds(0.1));
            progress.Report(new LineProgress(LineStage.Read, 0, 4_000_000));
            for (var second = 1; second <= 12; second++)
            {
                clock.Pass(TimeSpan.FromSeconds(1));
                progress.Report(new LineProgress(LineStage.Read, second * 100_000, 4_000_000, $"events/{second}.parquet"));
            }

            progress.Report(new LineProgress(LineStage.Publish, 0, 0));
            progress.Report(new LineProgress(LineStage.Read, 4_000_000, 4_000_000));
            return true;
        });

        Assert.Equal(
            """
            Find     begins
            Find     done: 2 files in 0.1 s
            Read     begins: 4 MB
            Read     500 kB of 4 MB, about 35 s left (events/5.parquet)
            Read     1 MB of 4 MB, about 30 s left (events/10.parquet)
            Read     done: 1.2 MB in 12 s
            Publish  begins
            Publish  done in 0.0 s

            """,
            log.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_from_data_are_text_and_no_instructions(bool isLive)
    {
        var trial = new Trial
        {
            IsLive = isLive,
            Run = (progress, _) =>
            {
                progress!.Report(new LineProgress(LineStage.Draw, 1, 2, Hostile));
                return Trial.Good with
                {
                    Failed = [new FailedCampaign(Hostile, Hostile, Hostile)],
                    DataQuality = new DataQuality { FilesRefused = [new FileFinding(Hostile, Hostile)], RejectedByReason = [new(Hostile, 1)] },
                };
            },
        };
        Assert.Equal(1, trial.Invoke("run"));
        var said = trial.Out.ToString() + trial.Err;
        Assert.Contains("[red]sale[/] \\u001b[2J\\u000d\\u000aroot# \\u202egnp [[link=x]", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', said);
    }

    [Fact]
    public void A_log_has_no_escape_codes()
    {
        var trial = new Trial
        {
            Run = (progress, _) =>
            {
                progress!.Report(new LineProgress(LineStage.Draw, 1, 2, "x"));
                return Trial.Good;
            },
        };
        trial.Invoke("run");
        Assert.DoesNotContain('\u001b', trial.Out.ToString());
    }

    [Fact]
    public void The_summary_fits_80_columns_and_says_where_to_look()
    {
        var outcome = Trial.Good with
        {
            DataQuality = Trial.Good.DataQuality with
            {
                FilesRefused = [new FileFinding("events/day=2026-01-03/part-0.parquet", "It ends before its last column: the upload broke off. Ask the sender for it again.")],
                FilesSkipped = [.. Enumerable.Range(0, 12).Select(i => new FileFinding($"events/_{i}.parquet", "Its name begins with \"_\"."))],
            },
        };
        Approved.Equal("run-summary.txt", RunSummary.Of(outcome, TimeSpan.FromSeconds(75), 80));
    }

    [Fact]
    public void A_run_with_nothing_new_says_so()
    {
        var trial = new Trial { Run = (_, _) => Trial.Good with { NothingNew = true } };
        Assert.Equal(0, trial.Invoke("run"));
        Assert.Contains("nothing is new", trial.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_names_every_file_with_its_fate() => Approved.Equal("check-verdict.txt", CheckVerdict.Of(Checked, 80));

    [Fact]
    public void A_check_for_programs_is_JSON_and_nothing_else_on_standard_output()
    {
        var trial = new Trial { Check = () => Checked };
        Assert.Equal(0, trial.Invoke("check --json"));
        using var json = JsonDocument.Parse(trial.Out.ToString());
        Assert.Equal("2026-02-01T00:00:00Z", json.RootElement.GetProperty("as_of").GetString());
        Assert.Equal("refused", json.RootElement.GetProperty("files")[2].GetProperty("fate").GetString());
        Assert.Equal(500, json.RootElement.GetProperty("data_quality").GetProperty("rejected_by_reason").GetProperty("no_user_id").GetInt64());
    }

    [Theory]
    [InlineData("--help", "help.txt")]
    [InlineData("run --help", "help-run.txt")]
    [InlineData("check --help", "help-check.txt")]
    [InlineData("sample --help", "help-sample.txt")]
    [InlineData("send --help", "help-send.txt")]
    public void Help_is_as_approved(string command, string approved)
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke(command));
        Approved.Equal(approved, trial.Out.ToString());
    }

    [Fact]
    public void The_version_is_the_programs()
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke("--version"));
        Assert.StartsWith("campaign-batch 0.", trial.Out.ToString(), StringComparison.Ordinal);
    }
}
