using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class HostileNames
{
    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg onload=alert(1)>",
        "</title></style></bdi><script>1</script>",
        "{{ x }}{{ include 'y' }}",
        "a\u202Eb\u2066c\0d\u001B[31m",
        "\uD800 half",
        "=HYPERLINK(\"http://x\")",
        "&lt;b&gt;",
    ];

    [Theory, MemberData(nameof(Names))]
    public void A_page_has_the_elements_and_attributes_it_has_with_plain_names(string name)
    {
        Assert.Equal(Shape(SomePages.Page(Named("plain", SomePages.InApp()))), Shape(SomePages.Page(Named(name, SomePages.InApp()))));
        Assert.Equal(Shape(SomePages.Page(Named("plain", SomePages.Push()))), Shape(SomePages.Page(Named(name, SomePages.Push()))));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_index_has_the_elements_and_attributes_it_has_with_plain_names(string name) =>
        Assert.Equal(Shape(Index("plain")), Shape(Index(name)));

    [Theory, MemberData(nameof(Names))]
    public void The_history_has_the_elements_and_attributes_it_has_with_plain_names(string name) =>
        Assert.Equal(Shape(Runs("plain")), Shape(Runs(name)));

    [Fact]
    public void The_name_reads_as_it_was_given()
    {
        var page = new HtmlParser().ParseDocument(SomePages.Page(Named("<b>\"Tom\" & 'Jerry'</b>", SomePages.InApp())));
        Assert.Equal("<b>\"Tom\" & 'Jerry'</b>", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_name_stands_apart_from_the_reading_direction_around_it()
    {
        var page = new HtmlParser().ParseDocument(SomePages.Page(Named("a\u202Eb", SomePages.InApp())));
        Assert.Equal("a\uFFFDb", page.QuerySelector("h1 > bdi")!.TextContent);
    }

    // Each element with the names of its attributes: what markup from data would add to.
    private static string Shape(string html) => string.Join('\n', new HtmlParser().ParseDocument(html).All
        .Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"));

    private static CampaignReport Named(string name, CampaignReport report) => report with
    {
        Campaign = report.Campaign with
        {
            Id = name, Name = name, Goal = name, Segment = name, Description = name, MessageTitle = name, MessageBody = name, Trigger = name, Variants = [name],
        },
        Breakdowns = new Breakdowns { Variant = [Group(name)], Platform = [Group(name)], Country = [Group(name)], AppVersion = [Group(name)] },
        Bounces = report.Bounces.Count == 0 ? [] : [new BounceReason(name, 3)],
        DataQuality = Quality(name),
        Checks = [new Check(name, true, 1, 1)],
        Provenance = new Provenance([new InputFile(name, 1, 1, name)], name, name, name, name),
    };

    private static BreakdownRow Group(string name) => new() { Key = name, Impressions = 100, Taps = 10, Sent = 100, Delivered = 90, Bounced = 10, Opened = 5 };

    private static DataQuality Quality(string name) => new()
    {
        Rejected = 1, RejectedByReason = [new(name, 1)], RejectedExamples = [new(name, name, 1)], FilesRefused = [new(name, name)], FilesSkipped = [new(name, name)],
    };

    private static string Index(string name)
    {
        using var folder = new PageFolder();
        var failed = new FailedCampaign(name, name, name, HasLastGood: true);
        var entry = IndexEntry.Of(Named(name, SomePages.InApp()), "slug", SomePages.Sparkline);
        SomePages.Writer.WriteIndex(folder.Path, new SiteIndex(SomePages.AsOf, [entry, IndexEntry.Of(failed, entry), IndexEntry.Of(failed, null)], Quality(name), 1));
        return File.ReadAllText(Path.Combine(folder.Path, "index.html"));
    }

    private static string Runs(string name)
    {
        using var folder = new PageFolder();
        var run = new Publication { AsOf = SomePages.AsOf, Cause = name, Failed = [new(name, name, name)], Changes = [new CampaignChange(name, name, [name])], Run = name, AskedBy = name, Outcome = name };
        SomePages.Writer.WriteRuns(folder.Path, [run], Quality(name));
        return File.ReadAllText(Path.Combine(folder.Path, "runs", "index.html"));
    }
}
