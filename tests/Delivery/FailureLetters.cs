using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What operators are told of a run that failed.</summary>
public sealed class FailureLetters
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ja")]
    public void It_says_name_reason_and_where_to_look_and_encodes_what_comes_from_data(string language)
    {
        var at = new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
        var letter = new LetterWriter(language, null).Failure(
            new LetterFailure("every <i>morning", "the disk is <b>full", at, "https://r.example.org/hangfire/runs/1"));
        Assert.Contains("every <i>morning", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("the disk is <b>full", letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://r.example.org/hangfire/runs/1", letter.Text, StringComparison.Ordinal);
        Assert.Contains("the disk is &lt;b&gt;full", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", letter.Text, StringComparison.Ordinal);
    }
}
