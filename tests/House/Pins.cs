using System.Text.Json;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>Packages that other packages would bring in an old version with known holes.</summary>
public sealed class Pins
{
    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.3")]
    [InlineData("Npgsql", "10.0.3")]
    [InlineData("MailKit", "4.16.0")]
    [InlineData("MimeKit", "4.15.1")]
    [InlineData("Scriban.Signed", "7.2.6")]
    public void A_package_is_not_older_than_its_last_known_hole(string package, string least)
    {
        using var locked = JsonDocument.Parse(SourceTree.Text("jobs/packages.lock.json"));
        var found = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .Where(target => target.Value.TryGetProperty(package, out _)).Select(target => target.Value.GetProperty(package).GetProperty("resolved").GetString()!).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, version => Assert.True(Version.Parse(version) >= Version.Parse(least), $"{package} {version}"));
    }
}
