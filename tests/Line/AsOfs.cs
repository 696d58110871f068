using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Line;

public class AsOfs
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("9001-01-01T00:00:00Z")]
    public void An_as_of_outside_the_years_of_campaigns_is_refused_before_anything_is_read(string asOf)
    {
        var settings = new LineSettings { Data = "no such folder", Out = "no site", AsOf = DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal("The as-of lies outside the years 1900 to 9000.", Assert.Throws<SettingsError>(() => Reports.Line.Run(settings, null, TestContext.Current.CancellationToken)).Message);
    }
}
