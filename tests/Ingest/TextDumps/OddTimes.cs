using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>A time that is no time costs its row; where most of a column are none, the file.</summary>
public sealed class OddTimes
{
    private const string Good = "2026-01-03T10:00:00Z";

    public static TheoryData<string> Odd => new()
    {
        "yesterday", "03.01.2026 10:00", "2026-01-03", "2026-02-30T10:00:00Z", "٢٠٢٦-01-03T10:00:00Z", "༢༠༢༦-༠༡-༠༣T10:00:00Z", "20260103T100000Z", "epoch", "infinity",
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void One_odd_time_among_many_costs_its_row(string odd)
    {
        var times = Enumerable.Range(0, 10).Select(i => i == 6 ? odd : Good).ToList();
        foreach (var file in new[] { "log/a.csv", "log/a.jsonl" })
        {
            using var folder = new TextFolder().With(file, Text(file, times));
            var quality = folder.Quality();
            Assert.Equal(3 + 9, quality.Accepted);
            Assert.Equal([KeyValuePair.Create("no_occurred_at", 1L)], quality.RejectedByReason);
            Assert.Equal(7, Assert.Single(quality.RejectedExamples).Row);
        }
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Half_of_the_times_may_be_odd_and_no_more(int odd, bool isRead)
    {
        var times = Enumerable.Range(0, 10).Select(i => i % 2 == 0 || i / 2 >= 10 - odd ? "soon" : Good).Select((t, i) => odd == 6 && i == 9 ? "soon" : t).ToList();
        using var folder = new TextFolder().With("log/a.csv", Text("log/a.csv", times));
        if (isRead)
        {
            Assert.Equal(3 + 10 - odd, folder.Quality().Accepted);
            return;
        }

        Assert.Equal("column time is text, and row 1 (\"soon\") is not ISO 8601, such as 2026-01-31T08:30:00Z", folder.Refusal("log/a.csv"));
    }

    [Fact]
    public void Times_that_are_missing_are_not_counted_as_odd_or_as_good()
    {
        using var folder = new TextFolder().With("log/a.csv", Text("log/a.csv", ["", "", "soon", "", "later", Good]));
        Assert.Contains("row 3 (\"soon\")", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seconds", "1767434400")]
    [InlineData("milliseconds", "1767434400000")]
    public void One_odd_text_among_counts_costs_its_row(string kind, string count)
    {
        using var folder = new TextFolder(m => m.Replace("time instant", $"time {kind}", StringComparison.Ordinal));
        folder.With("log/a.csv", Text("log/a.csv", [count, count, "soon", count]));
        var quality = folder.Quality();
        Assert.Equal((3 + 3, 3L), (quality.Accepted, quality.RejectedExamples.Single().Row));
    }

    [Fact]
    public void Counts_of_which_most_are_none_refuse_the_file()
    {
        using var folder = new TextFolder(m => m.Replace("time instant", "time seconds", StringComparison.Ordinal));
        folder.With("log/a.csv", Text("log/a.csv", ["1767434400", "soon", "later"]));
        Assert.Contains("row 2 (\"soon\") is not a count of seconds", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_counts_may_be_written_as_ISO_and_one_of_it_be_odd()
    {
        using var folder = new TextFolder(m => m.Replace("time instant", "time seconds", StringComparison.Ordinal));
        folder.With("log/a.csv", Text("log/a.csv", [Good, "soon", Good]));
        Assert.Equal(3 + 2, folder.Quality().Accepted);
    }

    [Fact]
    public void Of_the_columns_of_the_contract_one_odd_time_costs_its_row_and_an_odd_received_at_nothing()
    {
        using var folder = DataFolder.WithGoodDump();
        var times = "case when i = 1 then 'soon' else '2026-01-02T10:00:00Z' end as occurred_at, case when i = 2 then 'soon' else '2026-01-02T10:00:01Z' end as received_at";
        folder.Write("events/odd.parquet", DataFolder.Odd(times, "occurred_at").Replace("range(2)", "range(4)", StringComparison.Ordinal));
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(3 + 3, check.DataQuality.Accepted);
        Assert.Equal([KeyValuePair.Create("no_occurred_at", 1L)], check.DataQuality.RejectedByReason);
        Assert.Equal("received_at", Assert.Single(check.DataQuality.Findings, f => f.Name == "unread_times").Texts["columns"]);
    }

    private static byte[] Text(string file, IReadOnlyList<string> times)
    {
        var isCsv = file.EndsWith(".csv", StringComparison.Ordinal);
        var lines = times.Select((time, i) => isCsv ? $"e{i},{time},u{i}" : $$"""{"id": "e{{i}}", "time": "{{time}}", "who": "u{{i}}"}""");
        return Encoding.UTF8.GetBytes(string.Join('\n', isCsv ? lines.Prepend("id,time,who") : lines) + "\n");
    }
}
