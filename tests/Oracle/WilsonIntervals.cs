using Xunit;

namespace CampaignBatch.Tests.Oracle;

public sealed class WilsonIntervals
{
    [Theory]
    [InlineData(46, 108, 33.68, 52.01)]
    [InlineData(24, 311, 5.24, 11.23)]
    [InlineData(89, 287, 25.94, 36.58)]
    [InlineData(44, 287, 11.62, 19.95)]
    [InlineData(0, 5, 0, 43.45)]
    [InlineData(5, 5, 56.55, 100)]
    public void Are_those_of_the_dictionary(long part, long whole, double low, double high)
    {
        Assert.Equal(low, 100 * Wilson.Low(part, whole), 0.005);
        Assert.Equal(high, 100 * Wilson.High(part, whole), 0.005);
    }
}
