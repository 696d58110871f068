using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>What packages the product stands on.</summary>
public sealed partial class Previews
{
    [Fact]
    public void A_preview_of_a_package_has_its_reason_in_writing()
    {
        var reasons = SourceTree.Text("docs/packages.md");
        var previews = Version().Matches(SourceTree.Text("Directory.Packages.props")).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}")
            .Where(package => package.Contains('-', StringComparison.Ordinal)).ToList();
        Assert.All(previews, package => Assert.Contains($"| {package} |", reasons, StringComparison.Ordinal));
        Assert.All(Reason().Matches(reasons).Select(m => m.Groups[1].Value), package => Assert.Contains(package, previews));
    }

    [Fact]
    public void Packages_are_held_against_known_vulnerabilities() =>
        Assert.Contains("<NuGetAudit>true</NuGetAudit>", SourceTree.Text("Directory.Build.props"), StringComparison.Ordinal);

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\| ([\w.]+ [0-9][\w.-]*) \|", RegexOptions.Multiline)]
    private static partial Regex Reason();
}
