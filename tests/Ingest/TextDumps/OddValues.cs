using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>Text that should be a number, or true or false, and is not: its row stands without it, and the column is named.</summary>
public sealed class OddValues
{
    [Theory]
    [InlineData("12", "true", "")]
    [InlineData("12.5", "0", "")]
    [InlineData(" ", "", "")]
    [InlineData("12s", "true", "seconds")]
    [InlineData("12", "maybe", "is_bought")]
    public void What_is_no_value_is_said(string seconds, string flag, string odd)
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        var rows = Enumerable.Range(0, 4).Select(i => $"e{i},2026-01-02T10:00:0{i}Z,u{i},{(i == 2 ? seconds : "7")},{(i == 2 ? flag : "false")}");
        folder.Write("app/a.csv", Encoding.UTF8.GetBytes("id,time,who,seconds,is_bought\n" + string.Join('\n', rows) + "\n"));
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), """
            -- makes: events
            -- from: app/*
            -- needs: id id, time instant, who id
            -- may have: seconds number, is_bought flag
            select dump_row, id as event_id, case when is_bought then 'goal' else 'session' end as event_type, time as occurred_at,
                who as user_id, seconds as session_seconds, 'buy' as goal
            from dump
            """);

        var quality = folder.Mapped().DataQuality;

        Assert.Equal(4, quality.Accepted);
        Assert.Equal(odd.Length == 0 ? [] : new[] { odd }, quality.Findings.Where(f => f.Name == "unread_values").Select(f => f.Texts["columns"]));
    }
}
