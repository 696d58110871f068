using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

public sealed class SettingsLayers : IDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("campaign-batch-test-").FullName, "settings.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public void Without_any_the_samples_are_read_and_out_site_is_written()
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke(""));
        Assert.Equal("data-samples/dumps", trial.Seen!.Data.Replace('\\', '/'));
        Assert.Equal("out/site", trial.Seen.Out.Replace('\\', '/'));
        Assert.Null(trial.Seen.AsOf);
        Assert.Empty(trial.Seen.Campaigns);
        Assert.Equal(5L << 28, trial.Seen.MemoryLimitBytes);
        Assert.Equal(30, trial.Seen.InfluencedOpenMinutes);
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_options_over_both()
    {
        File.WriteAllText(file, """{ "CampaignBatch": { "Data": "f", "Out": "f-out", "Threads": 2, "Campaigns": ["a", "b", "c"] } }""");
        var trial = new Trial { Environment = { ["CAMPAIGNBATCH__OUT"] = "e-out", ["CampaignBatch__Threads"] = "3", ["UNRELATED__X"] = "1" } };
        Assert.Equal(0, trial.Invoke($"run --settings {file} --threads 4 --campaign d"));
        Assert.Equal("f", trial.Seen!.Data);
        Assert.Equal("e-out", trial.Seen.Out);
        Assert.Equal(4, trial.Seen.Threads);
        Assert.Equal(["d"], trial.Seen.Campaigns);
    }

    [Fact]
    public void Every_setting_can_be_said_in_the_file()
    {
        File.WriteAllText(file, """
            { "Other": { "Unknown": 1 },
              "campaignbatch": { "Data": "d", "Out": "o", "Cache": "c", "AsOf": "2026-02-01T01:00:00+01:00", "Threads": 5, "MemoryLimit": "512 MiB",
                "InfluencedOpenMinutes": 60, "Source": "canonical", "Campaigns": ["x y"], "CsvByteOrderMark": false } }
            """);
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke($"run --settings {file}"));
        Assert.Equal("c", trial.Seen!.Cache);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), trial.Seen.AsOf);
        Assert.Equal(512L << 20, trial.Seen.MemoryLimitBytes);
        Assert.Equal(60, trial.Seen.InfluencedOpenMinutes);
        Assert.Equal(["x y"], trial.Seen.Campaigns);
        Assert.False(trial.Seen.CsvByteOrderMark);
    }

    [Fact]
    public void Thresholds_of_trust_are_set_one_by_one_and_the_others_stay()
    {
        File.WriteAllText(file, """{ "CampaignBatch": { "Trust": { "RejectedRows": { "Look": 0.01, "Distrust": 0.2 }, "LowDays": { "Look": "never" }, "MissingDays": { "Distrust": 4 } } } }""");
        var trial = new Trial { Environment = { ["CAMPAIGNBATCH__TRUST__REJECTEDROWS__LOOK"] = "0.02" } };
        Assert.Equal(0, trial.Invoke($"run --settings {file}"));
        var (set, standard) = (trial.Seen!.Trust, TrustThresholds.Default);
        Assert.Equal((0.02, 0.2), (set.Of("rejected_rows").Look, set.Of("rejected_rows").Distrust));
        Assert.Null(set.Of("low_days").Look);
        Assert.Equal((1, 4), (set.Of("missing_days").Look, set.Of("missing_days").Distrust));
        Assert.Equal(standard.Of("late_events"), set.Of("late_events"));
        Assert.Equal("rejected_rows=0.02/0.2 missing_days=1/4 low_days=/", set.Differences());
        Assert.Equal("", standard.Differences());
    }

    [Theory]
    [InlineData("""{ "RejectedRowz": { "Look": 0.1 } }""", "Trust:RejectedRowz in ")]
    [InlineData("""{ "RejectedRows": { "See": 0.1 } }""", "Trust:RejectedRows:See in ")]
    [InlineData("""{ "RejectedRows": { "Look": 1.1 } }""", "Trust:RejectedRows:Look in ")]
    [InlineData("""{ "RejectedRows": { "Look": "-0.1" } }""", "Trust:RejectedRows:Look in ")]
    [InlineData("""{ "RejectedRows": { "Look": 0.1 } }""", "Trust:RejectedRows:Look in ")]
    [InlineData("""{ "LowDays": { "Look": 0.5 } }""", "Trust:LowDays:Look in ")]
    [InlineData("""{ "LowDays": { "Look": [1] } }""", "Trust:LowDays:Look in ")]
    [InlineData("""{ "LowDays": 3 }""", "Trust:LowDays in ")]
    [InlineData("0.1", "Trust in ")]
    public void A_wrong_threshold_is_refused_by_name(string trust, string said)
    {
        File.WriteAllText(file, $$"""{ "CampaignBatch": { "Trust": {{trust}} } }""");
        Refused("run --settings " + file, said);
    }

    [Theory]
    [InlineData("2026-02-01", 0)]
    [InlineData("2026-02-01T06:30", 390)]
    [InlineData("2026-02-01T06:30:00Z", 390)]
    [InlineData("2026-02-01T06:30:00.000+02:00", 270)]
    public void An_instant_without_zone_is_UTC(string text, int minutes)
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke("--as-of " + text));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes), trial.Seen!.AsOf);
        Assert.Equal(TimeSpan.Zero, trial.Seen.AsOf!.Value.Offset);
    }

    [Theory]
    [InlineData("64MiB", 64L << 20)]
    [InlineData("2GB", 2_000_000_000)]
    [InlineData("1.5g", 1_500_000_000)]
    [InlineData("100000000", 100_000_000)]
    public void A_size_has_a_unit_or_is_bytes(string text, long bytes)
    {
        var trial = new Trial();
        Assert.Equal(0, trial.Invoke("--memory " + text));
        Assert.Equal(bytes, trial.Seen!.MemoryLimitBytes);
    }

    [Theory]
    [InlineData("Threads", "0", "--threads")]
    [InlineData("Threads", "-1", "--threads")]
    [InlineData("Threads", "1025", "--threads")]
    [InlineData("Threads", "two", "--threads")]
    [InlineData("MemoryLimit", "63MiB", "--memory")]
    [InlineData("MemoryLimit", "1XB", "--memory")]
    [InlineData("MemoryLimit", "999999999999999TB", "--memory")]
    [InlineData("AsOf", "yesterday", "--as-of")]
    [InlineData("AsOf", "2026-02-30", "--as-of")]
    [InlineData("AsOf", "01/02/2026", "--as-of")]
    [InlineData("Source", "braze", "--source")]
    [InlineData("InfluencedOpenMinutes", "0", null)]
    [InlineData("InfluencedOpenMinutes", "1441", null)]
    [InlineData("Out", "", null)]
    [InlineData("Data", " ", null)]
    [InlineData("Campaigns", "", null)]
    [InlineData("CsvByteOrderMark", "perhaps", null)]
    public void A_wrong_setting_is_refused_by_name_wherever_it_is_given(string name, string value, string? option)
    {
        File.WriteAllText(file, $$"""{ "CampaignBatch": { "{{name}}": "{{value}}" } }""");
        Refused("run --settings " + file, $"{name} in {file}");
        Refused("run", "CAMPAIGNBATCH__" + name.ToUpperInvariant(), ("CAMPAIGNBATCH__" + name, value));
        if (option is not null)
        {
            Refused($"run {option} {value}", option);
        }
    }

    [Theory]
    [InlineData("""{ "CampaignBatch": { "Outt": "x" } }""", "Outt in ")]
    [InlineData("""{ "CampaignBatch": { "Mailing": { "Host": "x" } } }""", "Mailing in ")]
    [InlineData("""{ "CampaignBatch": { "Out": { "Folder": "x" } } }""", "Out in ")]
    [InlineData("""{ "CampaignBatch": """, "cannot be read")]
    [InlineData("", "cannot be read")]
    public void A_settings_file_with_what_we_do_not_know_is_refused(string json, string said)
    {
        File.WriteAllText(file, json);
        Refused("run --settings " + file, said);
    }

    [Fact]
    public void An_unknown_variable_of_ours_is_refused() => Refused("run", "CAMPAIGNBATCH__OUTT", ("CAMPAIGNBATCH__OUTT", "x"));

    [Fact]
    public void A_settings_file_that_is_not_there_is_refused() => Refused("run --settings nowhere.json", "nowhere.json");

    [Theory]
    [InlineData("--data a --out a")]
    [InlineData("--data a/b --out a")]
    [InlineData("--data b --out a --cache a/cache")]
    [InlineData("--data b --out a --cache b")]
    public void Dumps_cache_and_site_do_not_lie_in_each_other(string options) => Refused("run " + options, "lies in");

    [Fact]
    public void A_site_beside_its_dumps_is_fine() => Assert.Equal(0, new Trial().Invoke("run --data site-dumps --out site --cache site.cache"));

    private static void Refused(string command, string said, params (string Name, string Value)[] variables)
    {
        var trial = new Trial();
        foreach (var (name, value) in variables)
        {
            trial.Environment[name] = value;
        }

        Assert.Equal(2, trial.Invoke(command));
        Assert.Contains(said, trial.Err.ToString(), StringComparison.Ordinal);
        Assert.Null(trial.Seen);
    }
}
