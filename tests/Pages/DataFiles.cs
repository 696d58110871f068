using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class DataFiles
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\nx", "\"'\nx\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("", "\"\"")]
    [InlineData(null, "")]
    public void A_text_is_no_formula_and_stays_in_its_cell(string? text, string cell) => Assert.Equal(cell + "\n", Row(text));

    [Fact]
    public void Numbers_read_back_as_themselves_and_a_negative_one_stays_a_number() =>
        Assert.Equal("-5,0.42592592592592593,9007199254740993,true,2026-01-01,2026-01-12T09:30:00Z\n",
            Row(-5L, 46 / 108.0, 9007199254740993L, true, new DateOnly(2026, 1, 1), SomePages.AsOf));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("a\uFFFDb\n", Row("a\uD800b"));

    [Fact]
    public void The_days_of_the_page_are_the_days_of_the_file()
    {
        var lines = SomePages.Written(SomePages.InApp(), "data/daily.csv").Split('\n');
        Assert.Equal("date,complete,impressions,unique_impressions,cumulative_impressions,cumulative_unique_impressions,taps,dismissals,tap_through_rate,tap_through_low,tap_through_high,dismissal_rate,dismissal_low,dismissal_high,sent,bounced,delivered,opened", lines[0]);
        Assert.StartsWith("2026-01-01,true,120,60,110,25,50,10,0.4166666666666667,", lines[1], StringComparison.Ordinal);
        Assert.Equal("2026-01-05,true,0,0,550,125,0,0,,,,,,,0,0,,0", lines[5]);
        Assert.Equal(14, lines.Length);
    }

    [Fact]
    public void Every_figure_stands_in_kpis_csv()
    {
        var lines = SomePages.Written(SomePages.InApp(), "data/kpis.csv").Split('\n');
        Assert.Equal("figure,value,numerator,denominator,denominator_is,users,design_effect,low,high,unit,basis,as_of,reason", lines[0]);
        Assert.Contains("total_impressions,1324,,,,,,,,,,,", lines);
        Assert.Contains("audience_size,1760,,,,,,,,,snapshot,2026-01-11T09:30:00Z,", lines);
        Assert.Equal(SomePages.InApp().Kpis.Select(k => k.Key), lines[1..^1].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void Kpis_csv_says_what_a_figure_stands_on()
    {
        var lines = SomePages.Written(SomeCertainty.InApp(), "data/kpis.csv").Split('\n');
        Assert.Contains(lines, line => line.StartsWith("tap_through_rate,0.42592592592592593,46,108,,72,1.2,0.33", StringComparison.Ordinal));
        Assert.Contains("value_total,1234.5,,,,,,,,EUR,,,", lines);
        Assert.Contains("value_per_recipient,4.3,,287,,,,3.1,5.5,EUR,,,", lines);
    }

    [Fact]
    public void Verdicts_csv_has_a_row_a_question()
    {
        var lines = SomePages.Written(SomeCertainty.InApp(), "data/verdicts.csv").Split('\n');
        Assert.Equal("question,answer,subject,estimate,low,high,p,p_adjusted,method,why_not", lines[0]);
        Assert.Equal("change,lower,tap_through_rate,-0.0312,-0.0522,-0.0102,0.0005,0.0075,\"t by user and day, weekly\",", lines[1]);
        Assert.Equal("variants,none,B,0.02,-0.01,0.05,,,\"sequential, by user\",not_yet", lines[2]);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void Comparison_csv_has_a_row_a_figure_and_its_days()
    {
        var lines = SomePages.Written(SomeCertainty.InApp(), "data/comparison.csv").Split('\n');
        Assert.Equal("figure,recent,before,recent_numerator,recent_denominator,recent_users,before_numerator,before_denominator,before_users,difference,low,high,change,recent_first,recent_last,before_first,before_last,horizon_hours", lines[0]);
        Assert.Equal("total_impressions,500,400,,,,,,,,,,0.25,2026-01-08,2026-01-14,2026-01-01,2026-01-07,24.25", lines[1]);
        Assert.Equal("tap_through_rate,0.08,0.125,40,500,210,50,400,190,-0.045,-0.09,-0.002,,2026-01-08,2026-01-14,2026-01-01,2026-01-07,24.25", lines[2]);
        Assert.Equal(2, SomePages.Written(SomePages.InApp(), "data/comparison.csv").Split('\n').Length);
    }

    [Fact]
    public void Variants_csv_has_a_row_an_arm_and_figure()
    {
        var lines = SomePages.Written(SomeCertainty.InApp(), "data/variants.csv").Split('\n');
        Assert.Equal("key,arm_users,is_baseline,figure,is_primary,value,numerator,denominator,users,low,high,basis,difference,difference_low,difference_high,p,p_adjusted,first_day,last_day", lines[0]);
        Assert.Equal("A,190,true,tap_through_rate,true,0.25,50,200,190,0.2,0.31,messages,,,,,,2026-01-01,2026-01-11", lines[1]);
        Assert.Equal("A,190,true,value_per_recipient,false,4.5,,180,180,3.1,5.9,users,,,,,,2026-01-01,2026-01-11", lines[2]);
        Assert.Equal("B,280,false,tap_through_rate,true,0.25,50,200,190,0.2,0.31,messages,0.02,-0.01,0.05,0.2,0.2,2026-01-01,2026-01-11", lines[3]);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void The_page_carries_the_files_of_what_it_claims()
    {
        var page = SomePages.Page(SomeCertainty.InApp());
        Assert.All(["data/verdicts.csv", "data/comparison.csv", "data/variants.csv"], file => Assert.Contains($"\"{file}\":", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Channel.InApp, "breakdown_app_version.csv breakdown_country.csv breakdown_platform.csv breakdown_variant.csv comparison.csv daily.csv kpis.csv report.arrow sessions.csv variant_days.csv verdicts.csv")]
    [InlineData(Channel.Push, "bounces.csv breakdown_app_version.csv breakdown_country.csv breakdown_platform.csv breakdown_variant.csv comparison.csv daily.csv kpis.csv open_delays.csv opens.csv opens_by_hour.csv opens_by_own_hour.csv report.arrow sessions.csv variant_days.csv verdicts.csv")]
    public void A_file_a_table_of_the_channel(Channel channel, string files)
    {
        using var folder = new PageFolder();
        var report = channel == Channel.Push ? SomePages.Push() : SomePages.InApp();
        SomePages.Writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), SomePages.Pictures(report), SomePages.Rules);
        Assert.Equal(files.Split(' '), Directory.GetFiles(Path.Combine(folder.Path, "data")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Csv_files_begin_with_a_byte_order_mark_unless_that_is_switched_off_and_no_other_file_does(bool hasMark)
    {
        using var folder = new PageFolder();
        var report = SomePages.Push();
        var writer = new PageWriter(SomePages.Templates, Language.English, hasMark);
        writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), SomePages.Pictures(report), SomePages.Rules);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ToLookup(file => file.EndsWith(".csv", StringComparison.Ordinal), HasMark);
        Assert.All(files[true], mark => Assert.Equal(hasMark, mark));
        Assert.All(files[false], Assert.False);
        Assert.True(files[true].Count() > 5 && files[false].Count() > 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_the_page_hands_out_is_the_file_beside_it(bool hasMark)
    {
        using var folder = new PageFolder();
        var report = SomePages.InApp();
        var writer = new PageWriter(SomePages.Templates, Language.English, hasMark);
        writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), SomePages.Pictures(report), SomePages.Rules);
        var page = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        var island = Regex.Match(page, """<script[^>]*id="files"[^>]*>(.*?)</script>""", RegexOptions.Singleline).Groups[1].Value;
        var carried = JsonSerializer.Deserialize<Dictionary<string, string>>(island)!["data/daily.csv"];
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "data", "daily.csv")), Encoding.UTF8.GetBytes(carried));
    }

    [Fact]
    public void Report_arrow_is_one_row_with_a_list_of_structs_a_table()
    {
        var tables = SomeTables.Of(SomePages.Push());
        using var reader = new ArrowFileReader(new MemoryStream(ArrowFile.Of(tables)));
        using var batch = reader.ReadNextRecordBatch();
        Assert.Equal(["daily", "session_days", "opens_by_hour", "opens_by_own_hour", "opens", "open_delays", "variant_days", "bounces", "variant", "platform", "country", "app_version"], batch.Schema.FieldsList.Select(f => f.Name));
        Assert.Equal(1, batch.Length);
        var daily = (StructArray)((ListArray)batch.Column("daily")).GetSlicedValues(0);
        Assert.Equal(12, daily.Length);
        Assert.Equal(new DateOnly(2026, 1, 12), ((Date32Array)daily.Fields[0]).GetDateOnly(11));
        Assert.Equal(1040, ((Int64Array)daily.Fields[14]).GetValue(3));
        Assert.Null(((DoubleArray)daily.Fields[8]).GetValue(0));
        var bounces = (StructArray)((ListArray)batch.Column("bounces")).GetSlicedValues(0);
        Assert.Equal(["unregistered", null], [((StringArray)bounces.Fields[0]).GetString(0), ((StringArray)bounces.Fields[0]).GetString(1)]);
        Assert.Null(reader.ReadNextRecordBatch());
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes() =>
        Assert.Equal(ArrowFile.Of(SomeTables.Of(SomePages.Push())), ArrowFile.Of(SomeTables.Of(SomePages.Push())));

    [Fact]
    public void Report_arrow_holds_its_values_whenever_memory_is_given_back()
    {
        var debugging = typeof(ArrowFile).Assembly.GetCustomAttribute<DebuggableAttribute>();
        Assert.SkipWhen(debugging is { IsJITOptimizerDisabled: true }, "Not built with -c Release: only there is memory given back before a method ends.");
        var tables = SomeTables.Of(SomePages.Push());
        var expected = ArrowFile.Of(tables);
        // What is called often is compiled with care, twice, a while later.
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(expected, ArrowFile.Of(tables));
            Thread.Sleep(i % 200 == 0 ? 400 : 0);
        }

        for (var i = 0; i < 400; i++)
        {
            using var file = new CollectingStream(i % 200);
            ArrowFile.Write(tables, file);
            Assert.Equal(expected, file.ToArray());
        }
    }

    /// <summary>Has whatever nobody holds given back before one of its writes.</summary>
    private sealed class CollectingStream(int write) : MemoryStream
    {
        private int _writes;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (_writes++ == write)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            base.Write(buffer);
        }
    }

    private static bool HasMark(string file) => File.ReadAllBytes(file).AsSpan().StartsWith(Encoding.UTF8.Preamble);

    private static string Row(params object?[] cells)
    {
        var file = new CsvFile();
        file.Row(cells);
        return Encoding.UTF8.GetString(file.Bytes());
    }
}
