using CampaignBatch.Reports.Samples;
using CampaignBatch.Tests.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

public sealed class Samples
{
    [Fact]
    public void A_sample_is_written_with_its_truths_and_said_where()
    {
        using var folder = new TrialFolder();
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke($"sample --out {folder["world"]} --events 1000 --campaigns 2 --days 3 --seed 7"));
        var truths = SampleWorld.Read(folder["world"]);
        Assert.Equal(2, truths.Campaigns.Count);
        Assert.Equal(3, truths.LastDay.DayNumber - truths.FirstDay.DayNumber + 1);
        Assert.Contains(folder["world"], trial.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(trial.Err.ToString());
    }

    [Theory]
    [InlineData("--events x")]
    [InlineData("--events 10")]
    [InlineData("--events 99999999999999999999")]
    [InlineData("--campaigns 0")]
    [InlineData("--campaigns 4294967297")]
    [InlineData("--days 1.5")]
    [InlineData("--seed two")]
    public void A_wrong_number_is_refused_by_name(string option)
    {
        using var folder = new TrialFolder();
        var trial = new Trial();
        Assert.Equal(2, trial.Invoke($"sample --out {folder["world"]} {option}"));
        Assert.Contains(option.Split(' ')[0] + " is ", trial.Err.ToString(), StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }
}
