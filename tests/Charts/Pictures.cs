using System.Globalization;
using System.Xml.Linq;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Pictures
{
    private static readonly string[] Elements = ["svg", "rect", "path", "g", "clipPath", "ellipse", "text"];
    private static readonly string[] Steering = ["style", "href", "class"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void An_in_app_campaign_has_its_five() =>
        Assert.Equal(["tap-through", "dismissals", "impressions", "sessions", "session-length"], Drawn(Some.InAppReport()).Select(p => p.Id));

    [Fact]
    public void A_push_campaign_has_its_five() =>
        Assert.Equal(["messages", "open-time", "open-points", "sessions", "session-length"], Drawn(Some.PushReport()).Select(p => p.Id));

    [Fact]
    public void Without_data_there_is_no_picture()
    {
        Assert.Empty(Drawn(Some.InAppReport(days: 0)));
        Assert.Empty(Drawn(Some.PushReport(days: 0)));
    }

    [Fact]
    public void Where_no_day_has_a_rate_no_rate_is_drawn() =>
        Assert.Equal(["impressions", "sessions", "session-length"], Drawn(Some.InAppReport(days: 3, gaps: [0, 1, 2])).Select(p => p.Id));

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Text_is_words_in_one_place(string world)
    {
        foreach (var text in Texts(world))
        {
            Assert.DoesNotContain(",", text.Attribute("x")!.Value);
            Assert.DoesNotContain(",", text.Attribute("y")!.Value);
            Assert.Null(text.Attribute("transform"));
            Assert.NotNull(text.Attribute("textLength"));
            Assert.Equal(text.Value.Trim(), text.Value);
            Assert.NotEqual("", text.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Text_stays_on_the_sheet(string world)
    {
        foreach (var text in Texts(world))
        {
            Assert.InRange(Number(text, "x"), 0, 680);
            Assert.InRange(Number(text, "x") + Number(text, "textLength"), 0, 680.5);
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Words_do_not_lie_on_words(string world)
    {
        foreach (var picture in Drawn(Report(world)))
        {
            var words = XElement.Parse(picture.Desk.Svg).Descendants(Svg + "text")
                .Select(t => (t.Value, Left: Number(t, "x"), Right: Number(t, "x") + Number(t, "textLength"), Y: Number(t, "y"))).ToList();
            var upon = from a in words from b in words where a != b && Math.Abs(a.Y - b.Y) < 11 && a.Left < b.Right && b.Left < a.Right select $"{picture.Id}: {a.Value} / {b.Value}";
            Assert.Empty(upon);
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Nothing_in_it_runs_or_is_fetched_or_meets_another(string world)
    {
        var report = Report(world);
        var all = Drawn(report).Select(p => (p.Id, Root: XElement.Parse(p.Desk.Svg))).ToList();
        foreach (var (id, root) in all)
        {
            Assert.All(root.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, Elements));
            Assert.All(root.DescendantsAndSelf().Attributes(), a => Assert.DoesNotContain(a.Name.LocalName, Steering));
            Assert.All(root.Descendants().Attributes("id"), a => Assert.StartsWith(id + "-", a.Value));
            Assert.Null(root.Attribute("width"));
        }

        var ids = all.SelectMany(p => p.Root.Descendants().Attributes("id").Select(a => a.Value)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void It_says_what_it_shows(string world) =>
        Assert.All(Drawn(Report(world)), picture => Assert.Equal(picture.AltText, XElement.Parse(picture.Desk.Svg).Attribute("aria-label")!.Value));

    [Fact]
    public void Sixty_days_are_small()
    {
        Assert.All(Drawn(Some.InAppReport(days: 60)), p => Assert.InRange(p.Desk.Svg.Length, 0, 60_000));
        Assert.All(Drawn(Some.PushReport(days: 60)), p => Assert.InRange(p.Desk.Svg.Length, 0, 60_000));
    }

    [Fact]
    public void Five_thousand_points_are_small()
    {
        var many = Some.PushReport(days: 60) with { Opens = [.. Enumerable.Range(0, 5_000).Select(i => new OpenPoint(Some.FirstDay.AddDays(i / 84), i * 7919 % 86_400))] };

        Assert.InRange(Drawn(many).Single(p => p.Id == "open-points").Desk.Svg.Length, 50_000, 300_000);
    }

    [Fact]
    public void Columns_named_are_columns_of_the_table()
    {
        foreach (var report in new[] { Some.InAppReport(), Some.PushReport() })
        {
            var tables = Some.Tables(report);
            foreach (var picture in ChartArtist.Draw(report, tables))
            {
                var table = (Apache.Arrow.RecordBatch)tables.GetType().GetProperty(picture.Table)!.GetValue(tables)!;
                Assert.Subset(table.Schema.FieldsList.Select(f => f.Name).ToHashSet(), picture.Columns.ToHashSet());
            }
        }
    }

    [Fact]
    public void Many_threads_and_another_culture_draw_the_same()
    {
        var report = Some.InAppReport(days: 10);
        var once = Drawn(report).Select(p => p.Desk.Svg).ToList();
        var comma = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };

        Parallel.For(0, 8, _ =>
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(once, Drawn(report).Select(p => p.Desk.Svg));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        });
    }

    [Fact]
    public void A_hostile_zone_is_text_and_short()
    {
        var hostile = "</text><script>alert(1)</script>\u202E\u0000\uD800&\"'" + new string('x', 10_000);
        var report = Some.InAppReport(days: 3, campaign: Some.Campaign(timeZone: hostile));

        foreach (var picture in Drawn(report))
        {
            Assert.DoesNotContain("<script", picture.Desk.Svg, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', picture.Desk.Svg);
            Assert.InRange(picture.Desk.Svg.Length, 0, 20_000);
            Assert.NotNull(XElement.Parse(picture.Desk.Svg));
        }
    }

    public static TheoryData<string> Worlds => ["in-app", "push", "one-day", "two-days", "two-days-push", "long", "huge", "few"];

    private static CampaignReport Report(string world) => world switch
    {
        "in-app" => Some.InAppReport(),
        "push" => Some.PushReport(),
        "one-day" => Some.InAppReport(days: 1),
        "two-days" => Some.InAppReport(days: 2),
        "two-days-push" => Some.PushReport(days: 2),
        "long" => Some.InAppReport(days: 800),
        "huge" => Some.InAppReport(days: 20, volume: 50_000),
        "few" => Some.InAppReport(volume: 0.12, gaps: [8], campaign: Some.Campaign(timeZone: "America/Argentina/ComodRivadavia")),
        _ => throw new ArgumentOutOfRangeException(nameof(world), world, "No such world."),
    };

    private static IReadOnlyList<Picture> Drawn(CampaignReport report) => ChartArtist.Draw(report, Some.Tables(report));

    private static IEnumerable<XElement> Texts(string world) =>
        Drawn(Report(world)).SelectMany(p => XElement.Parse(p.Desk.Svg).Descendants(Svg + "text"));

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
