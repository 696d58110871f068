using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Pictures
{
    // Room for a drawing on a screen of 360 px with the page's margins, which are at most 20 px on either side.
    private const double PhoneRoom = 320;

    private static readonly string[] Elements = ["svg", "path", "g", "circle", "text"];
    private static readonly string[] Steering = ["style", "href", "class", "id"];

    public static TheoryData<string> Worlds => ["in-app", "push", "one-day", "two-days", "two-days-push", "long", "huge", "few", "many-variants", "happenings"];

    [Fact]
    public void An_in_app_campaign_has_its_six() =>
        Assert.Equal(["tap-through", "dismissals", "impressions", "variants", "sessions", "session-length"], Drawn(Some.InAppReport()).Select(p => p.Id));

    [Fact]
    public void A_push_campaign_has_its_eight() =>
        Assert.Equal(["messages", "variants", "open-time", "open-time-own", "minutes-to-open", "open-points", "sessions", "session-length"], Drawn(Some.PushReport()).Select(p => p.Id));

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
    public void Text_stays_on_the_sheet(string world)
    {
        foreach (var drawing in Sizes(world))
        {
            Assert.All(Writing.Of(drawing.Svg), word =>
            {
                Assert.Equal(word.Text.Trim(), word.Text);
                Assert.NotEqual("", word.Text);
                Assert.InRange(word.Left, -0.1, drawing.Width);
                Assert.InRange(word.Right, 0, drawing.Width + 0.1);
                Assert.InRange(word.Top, 0, drawing.Height);
                Assert.InRange(word.Baseline, 0, drawing.Height);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Words_do_not_lie_on_words(string world)
    {
        foreach (var drawing in Sizes(world))
        {
            var words = Writing.Of(drawing.Svg);
            Assert.Empty(from a in words.Index() from b in words.Skip(a.Index + 1) where a.Item.LiesOn(b) select $"{a.Item.Text} / {b.Text}");
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ja")]
    public void Every_language_has_room(string code)
    {
        var language = Language.Read(code, WordFiles.Embedded);
        foreach (var report in new[] { Some.Eventful(Some.InAppReport()), Some.Eventful(Some.PushReport()), Some.InAppReport(volume: 0.12), Some.InAppReport(days: 2) })
        {
            foreach (var drawing in ChartArtist.Draw(report, Some.Tables(report), language).SelectMany(p => new[] { p.Desk, p.Phone }))
            {
                var words = Writing.Of(drawing.Svg);
                Assert.Empty(words.Where(word => word.Left < -0.1 || word.Right > drawing.Width + 0.1).Select(word => word.Text));
                Assert.Empty(from a in words.Index() from b in words.Skip(a.Index + 1) where a.Item.LiesOn(b) select $"{a.Item.Text} / {b.Text}");
            }
        }
    }

    [Fact]
    public void Letters_on_a_phone_have_eleven_pixels_and_more()
    {
        foreach (var phone in Drawn(Some.InAppReport()).Concat(Drawn(Some.PushReport())).Select(p => p.Phone))
        {
            Assert.All(Writing.Of(phone.Svg), word => Assert.InRange(word.Size * PhoneRoom / phone.Width, 11, 15));
        }
    }

    [Fact]
    public void A_phones_drawing_is_its_own_and_not_the_desks_made_small()
    {
        var pictures = Drawn(Some.InAppReport(days: 60));
        Assert.All(pictures.Select(p => (p.Phone.Width, p.Desk.Width)), widths => Assert.True(widths.Item1 < widths.Item2 / 2));
        Assert.All(pictures.Select(p => (p.Phone.Height, p.Desk.Height)), heights => Assert.True(heights.Item1 > heights.Item2 / 2));
        // Fewer days are named where there is room for fewer.
        int Days(Drawing drawing) => Writing.Of(drawing.Svg).Select(w => w.Text).Count(t => t.EndsWith(" Jan", StringComparison.Ordinal) || t.EndsWith(" Feb", StringComparison.Ordinal));
        Assert.True(Days(pictures[0].Phone) < Days(pictures[0].Desk));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Nothing_in_it_runs_or_is_fetched_or_meets_another(string world)
    {
        foreach (var root in Sizes(world).Select(drawing => XElement.Parse(drawing.Svg)))
        {
            Assert.Subset(Elements.ToHashSet(), root.DescendantsAndSelf().Select(e => e.Name.LocalName).ToHashSet());
            Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => Steering.Contains(a.Name.LocalName));
            Assert.Null(root.Attribute("width"));
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_colour_has_a_name_and_a_light_value(string world)
    {
        var inks = Palette.All.Select(ink => ink.Css).Append("none").ToHashSet();
        foreach (var drawing in Sizes(world))
        {
            Assert.Subset(inks, XElement.Parse(drawing.Svg).DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "fill" or "stroke").Select(a => a.Value).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void It_says_what_it_shows(string world)
    {
        foreach (var picture in Drawn(Report(world)))
        {
            Assert.Equal(picture.AltText, XElement.Parse(picture.Desk.Svg).Attribute("aria-label")!.Value);
            Assert.Equal(picture.AltText, XElement.Parse(picture.Phone.Svg).Attribute("aria-label")!.Value);
            Assert.Matches("[0-9]", picture.AltText);
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_row_under_the_finger_is_whole_and_lies_on_the_drawing(string world)
    {
        foreach (var picture in Drawn(Report(world)))
        {
            var values = JsonDocument.Parse(picture.Values).RootElement;
            var rows = values.GetProperty("rows").EnumerateArray().ToList();
            var columns = values.TryGetProperty("columns", out var given) ? given.GetInt32() : rows.Count;
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal(values.GetProperty("heads").GetArrayLength() + 1, row.GetArrayLength()));
            foreach (var (name, drawing) in new[] { ("desk", picture.Desk), ("phone", picture.Phone) })
            {
                Assert.Equal(drawing.Width, values.GetProperty(name).GetProperty("width").GetInt32());
                Assert.All(values.GetProperty(name).GetProperty("areas").EnumerateArray(), area =>
                {
                    double[] at = [.. area.EnumerateArray().Select(n => n.GetDouble())];
                    Assert.InRange(at[0], 0, drawing.Width);
                    Assert.InRange(at[0] + (at[1] * (columns - 1)), at[0], drawing.Width);
                    Assert.InRange(at[3], at[2] + 10, drawing.Height);
                });
            }
        }
    }

    [Fact]
    public void Sixty_days_are_small()
    {
        Assert.InRange(Drawn(Some.InAppReport(days: 60)).Sum(Weight), 0, 130_000);
        Assert.InRange(Drawn(Some.PushReport(days: 60)).Sum(Weight), 0, 170_000);
    }

    [Fact]
    public void Five_thousand_points_are_small()
    {
        var many = Some.PushReport(days: 60) with { Opens = [.. Enumerable.Range(0, 5_000).Select(i => new OpenPoint(Some.FirstDay.AddDays(i / 84), i * 7919 % 86_400))] };

        Assert.InRange(Weight(Drawn(many).Single(p => p.Id == "open-points")), 50_000, 150_000);
    }

    [Fact]
    public void Columns_named_are_columns_of_the_table()
    {
        foreach (var report in new[] { Some.InAppReport(), Some.PushReport() })
        {
            var tables = Some.Tables(report);
            foreach (var picture in ChartArtist.Draw(report, tables, Language.English))
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
        var once = Drawn(report).Select(p => p.Desk.Svg + p.Phone.Svg + p.Values).ToList();
        var comma = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };

        Parallel.For(0, 8, _ =>
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(once, Drawn(report).Select(p => p.Desk.Svg + p.Phone.Svg + p.Values));
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        });
    }

    [Fact]
    public void Hostile_names_are_text_and_short()
    {
        var hostile = "</text><script>alert(1)</script>\u202E\u0000\uD800&\"'" + new string('x', 10_000);
        var report = Some.InAppReport(days: 3, campaign: Some.Campaign(timeZone: hostile), variants: [hostile, "B" + hostile, "\n"]);

        foreach (var picture in Drawn(report))
        {
            Assert.DoesNotContain("<script", picture.Desk.Svg + picture.Phone.Svg + picture.Values, StringComparison.Ordinal);
            Assert.DoesNotContain("</", picture.Values, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', picture.Desk.Svg + picture.Values);
            Assert.InRange(Weight(picture), 0, 40_000);
            Assert.NotNull(XElement.Parse(picture.Desk.Svg));
            Assert.NotNull(XElement.Parse(picture.Phone.Svg));
        }
    }

    [Fact]
    public void A_png_is_the_desks_drawing_twice_as_fine_on_an_opaque_ground()
    {
        var report = Some.InAppReport(variants: ["日本語", "Ä", "C"]);
        var tables = Some.Tables(report);
        foreach (var picture in ChartArtist.Draw(report, tables, Language.English))
        {
            var png = ChartArtist.Png(report, tables, picture.Id, Language.English)!;
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
            Assert.Equal((picture.Desk.Width * 2, picture.Desk.Height * 2), (Big(png, 16), Big(png, 20)));
            // Colour type 2 has no alpha.
            Assert.Equal(2, png[25]);
        }

        Assert.Null(ChartArtist.Png(report, tables, "messages", Language.English));
    }

    private static int Big(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at, 4));

    private static int Weight(Picture picture) => picture.Desk.Svg.Length + picture.Phone.Svg.Length + picture.Values.Length;

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
        "many-variants" => Some.InAppReport(variants: [.. Enumerable.Range(1, 8).Select(i => $"A long name of variant number {i}")]),
        "happenings" => Some.Eventful(Some.InAppReport()),
        _ => throw new ArgumentOutOfRangeException(nameof(world), world, "No such world."),
    };

    private static IReadOnlyList<Picture> Drawn(CampaignReport report) => ChartArtist.Draw(report, Some.Tables(report), Language.English);

    private static IEnumerable<Drawing> Sizes(string world) => Drawn(Report(world)).SelectMany(p => new[] { p.Desk, p.Phone });
}
