using System.Text.RegularExpressions;
using CampaignBatch.Reports.Publishing;
using CsCheck;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

public sealed class SlugNames
{
    private static readonly string[] Awkward = ["con", "CON", "lpt1", "é", "e\u0301", "\uD800", "\uD801"];

    [Theory]
    [InlineData("spring-sale")]
    [InlineData("A_b-9")]
    [InlineData("-")]
    [InlineData("COM10")]
    [InlineData("console")]
    [InlineData("index")]
    public void A_safe_id_is_its_own_slug(string id) => Assert.Equal(id, Slugs.Of([id])[id]);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows")]
    [InlineData("con")]
    [InlineData("Aux")]
    [InlineData("LPT9")]
    [InlineData("spring\n")]
    [InlineData("spring.")]
    [InlineData("spring\0sale")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("été 2026 🎉")]
    [InlineData("\u202Egnp.exe")]
    [InlineData("\uD800")]
    [InlineData("=cmd|'/C calc'!A0")]
    public void Any_other_id_becomes_a_safe_name_with_a_hash(string id) => Assert.Matches(@"\A[A-Za-z0-9_][A-Za-z0-9_-]*-[0-9a-f]{16}\z", Slugs.Of([id])[id]);

    [Fact]
    public void The_readable_part_stays_readable() => Assert.StartsWith("Spring-sale-20-off-", Slugs.Of(["Spring sale: 20% off!"])["Spring sale: 20% off!"]);

    [Fact]
    public void An_id_of_64_stands_and_one_of_65_does_not()
    {
        var (just, over) = (new string('x', 64), new string('x', 65));
        var slugs = Slugs.Of([just, over]);
        Assert.Equal(just, slugs[just]);
        Assert.NotEqual(over, slugs[over]);
    }

    [Fact]
    public void Ids_that_differ_only_in_case_are_both_hashed()
    {
        var slugs = Slugs.Of(["Spring", "spring", "SPRING", "autumn"]);
        Assert.Equal(4, slugs.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain("spring", slugs.Values, StringComparer.OrdinalIgnoreCase);
        Assert.Equal("autumn", slugs["autumn"]);
    }

    [Fact]
    public void An_id_made_to_look_like_the_hashed_name_of_another_meets_no_other()
    {
        var hashed = Slugs.Of(["a b"])["a b"];
        var slugs = Slugs.Of(["a b", hashed.ToUpperInvariant()]);
        Assert.Equal(hashed.ToUpperInvariant(), slugs[hashed.ToUpperInvariant()]);
        Assert.NotEqual(hashed, slugs["a b"], StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_slug_is_safe_and_unique_and_does_not_depend_on_order()
    {
        var gen = Gen.OneOf(Gen.String[Gen.Char["aAbB-_./ 9"], 0, 3], Gen.String, Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i])).Array[0, 12];
        gen.Sample(ids =>
        {
            var slugs = Slugs.Of(ids);
            var backward = Slugs.Of(ids.Reverse());
            return slugs.Count == ids.Distinct().Count()
                && slugs.Values.All(slug => Regex.IsMatch(slug, @"\A[A-Za-z0-9_-]{1,100}\z"))
                && slugs.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == slugs.Count
                && slugs.All(slug => backward[slug.Key] == slug.Value);
        }, iter: 2_000);
    }
}
