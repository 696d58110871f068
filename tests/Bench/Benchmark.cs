using System.Globalization;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Bench;

/// <summary>Measures a first run, a run with nothing new and a run with one new day, beside DuckDB counting the same files.</summary>
internal static class Benchmark
{
    public static int Run(string[] args)
    {
        string? Given(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
        int Number(string name, int otherwise) => Given(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var folder = Path.GetFullPath(Given("--dir") ?? Path.Combine("out", "bench"));
        var settings = new SampleSettings { Out = Path.Combine(folder, "dumps"), Events = Number("--events", 10_000_000), Campaigns = Number("--campaigns", 50), Days = Number("--days", 60) };
        var rounds = Number("--rounds", 3);
        Make(settings, folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settings.Events:N0} events, {settings.Days} day files, {settings.Campaigns} campaigns; {Environment.ProcessorCount} processors; medians of {rounds} processes"));
        Console.WriteLine("\n| | wall s | cpu s | peak MiB | events/s | by part, s |\n| --- | --- | --- | --- | --- | --- |");
        var measured = Enumerable.Range(0, rounds).Select(_ => Round(settings, folder)).ToList();
        foreach (var name in measured[0].Keys)
        {
            Row(name, [.. measured.Select(m => m[name])], settings.Events);
        }

        return 0;
    }

    private static Dictionary<string, Measured> Round(SampleSettings settings, string folder)
    {
        var (site, aside) = (Path.Combine(folder, "site"), Path.Combine(folder, "aside"));
        var last = Directory.GetDirectories(Path.Combine(settings.Out, "events")).Order(StringComparer.Ordinal).Last();
        var measured = new Dictionary<string, Measured> { ["DuckDB alone"] = Measured.Of("count", Path.Combine(settings.Out, "events")) };
        Clear(site);
        measured["first run"] = Measured.Of("one-run", settings.Out, site);
        measured["nothing new"] = Measured.Of("one-run", settings.Out, site);
        Clear(site);
        Directory.Move(last, aside);
        try
        {
            Measured.Of("one-run", settings.Out, site);
        }
        finally
        {
            Directory.Move(aside, last);
        }

        measured["one new day"] = Measured.Of("one-run", settings.Out, site);
        return measured;
    }

    private static void Row(string name, List<Measured> runs, long events)
    {
        var middle = runs.OrderBy(r => r.Wall).ElementAt(runs.Count / 2);
        var parts = string.Join(", ", middle.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value:0.00}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {middle.Wall:0.00} | {middle.Cpu:0.00} | {middle.PeakMb} | {events / middle.Wall:N0} | {parts} |"));
    }

    /// <summary>Makes the dumps once; they are the same for the same settings.</summary>
    private static void Make(SampleSettings settings, string folder)
    {
        var made = Path.Combine(folder, "made.txt");
        var asked = string.Create(CultureInfo.InvariantCulture, $"{settings.Events} {settings.Campaigns} {settings.Days} {settings.Seed} {Line.Program}");
        if (File.Exists(made) && File.ReadAllText(made) == asked)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        SampleWorld.Write(settings);
        File.WriteAllText(made, asked);
    }

    private static void Clear(string site)
    {
        foreach (var folder in new[] { site, site + ".cache" }.Where(Directory.Exists))
        {
            Directory.Delete(folder, true);
        }
    }
}
