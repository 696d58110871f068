using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Fuzz;

/// <summary>Reads mutated dumps in a process apart, by the product's own staging, and counts what becomes of them.</summary>
/// <param name="folder">Where files lie meanwhile, and where those stay that bring the process down or have to be stopped.</param>
/// <param name="files">How many.</param>
/// <param name="seed">The same seed makes the same files.</param>
/// <param name="longest">How long one file may take.</param>
/// <param name="threads">Processes that read at once.</param>
internal sealed partial class Fuzzing(string folder, int files, int seed, TimeSpan longest, int threads)
{
    private const int Batch = 500;

    private readonly SortedDictionary<string, SortedDictionary<Fate, int>> _byWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _reasons = [];

    public int Run()
    {
        Directory.CreateDirectory(folder);
        var goods = GoodDump.All(folder);
        var sound = Read([.. goods.Select(g => g.Bytes)], (read, staged) => read.Refused is null ? Rows(read, staged) : throw new InvalidOperationException(read.Refused));
        var (dice, reading) = (new Random(seed), new Stopwatch());
        for (var done = 0; done < files; done += Batch)
        {
            var batch = Enumerable.Range(0, Math.Min(Batch, files - done)).Select(_ =>
            {
                var good = dice.Next(goods.Count);
                var (way, bytes) = Mutation.Of(goods[good].Bytes, dice);
                return (Good: good, Way: way, Bytes: bytes);
            }).ToList();
            reading.Start();
            var fates = Read([.. batch.Select(b => b.Bytes)], (read, staged) => (Fate: Judge(read), Rows: read.Refused is null ? Rows(read, staged) : null, read.Refused));
            reading.Stop();
            foreach (var (number, (mutant, read)) in batch.Zip(fates).Index())
            {
                var fate = read.Fate != Fate.SameRows || read.Rows!.AsSpan().SequenceEqual(sound[mutant.Good]) ? read.Fate : Fate.OtherRows;
                Count(mutant.Way, fate, read.Refused);
                if (fate is Fate.Crash or Fate.Stopped or Fate.OurFault)
                {
                    Keep(mutant.Bytes, string.Create(CultureInfo.InvariantCulture, $"{fate}-{seed}-{done + number}"), $"{mutant.Way} of {goods[mutant.Good].Name}: {read.Refused}");
                }
            }
        }

        Tell(reading.Elapsed);
        return _byWay.Values.Any(w => w.ContainsKey(Fate.OurFault)) ? 1 : 0;
    }

    private List<T> Read<T>(IReadOnlyList<byte[]> all, Func<StagedDump, StagedFolder, T> judge)
    {
        var (data, cache, spill) = (Empty("data"), Empty("cache"), Empty("spill"));
        var dumps = all.Index().Select(b =>
        {
            var file = new FileInfo(Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $"{b.Index}.parquet")));
            File.WriteAllBytes(file.FullName, b.Item);
            return new Dump(DumpKind.Events, file.Name, file.FullName, b.Item.Length, file.LastWriteTimeUtc);
        }).ToList();
        var settings = new LineSettings { Data = data, Out = Path.Combine(folder, "site"), Threads = threads, ReadApart = OwnProgram.ToReadApart(longest, 2L << 30) };
        var staged = new StagedFolder(cache, "fuzz", settings.Out);
        var reader = new DumpReader(staged, Source.Canonical, settings, spill);
        return [.. reader.Read(dumps, reader.Digests(dumps, null, default), null, null).Select(r => judge(r.Staged, staged))];
    }

    private static byte[] Rows(StagedDump read, StagedFolder staged) => File.ReadAllBytes(staged.Of(DumpKind.Events, read.Sha256).Rows);

    private static Fate Judge(StagedDump read) => read.Refused switch
    {
        null => Fate.SameRows,
        var why when why.Contains("brought down the process", StringComparison.Ordinal) => Fate.Crash,
        var why when why.StartsWith("reading it was stopped", StringComparison.Ordinal) => Fate.Stopped,
        var why when why.StartsWith("the program failed", StringComparison.Ordinal) => Fate.OurFault,
        _ => Fate.Refused,
    };

    private void Count(string way, Fate fate, string? reason)
    {
        var counts = _byWay.TryGetValue(way, out var known) ? known : _byWay[way] = [];
        counts[fate] = counts.GetValueOrDefault(fate) + 1;
        if (reason is not null)
        {
            // What differs from file to file is left out.
            var kind = Varying().Replace(reason, "#").Trim();
            kind = kind[..Math.Min(80, kind.Length)];
            _reasons[kind] = _reasons.GetValueOrDefault(kind) + 1;
        }
    }

    private void Keep(byte[] bytes, string name, string why)
    {
        var kept = Directory.CreateDirectory(Path.Combine(folder, "kept")).FullName;
        File.WriteAllBytes(Path.Combine(kept, name + ".parquet"), bytes);
        Console.WriteLine($"{name}: {why}");
    }

    private void Tell(TimeSpan took)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files:N0} files of seed {seed} in {took.TotalSeconds:0.0} s, {files / took.TotalSeconds:0} a second with {threads} processes\n"));
        Console.WriteLine("| damage | files | refused | same rows | other rows | crashes | stopped | our faults |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (way, counts) in _byWay.Append(new("all", new(_byWay.Values.SelectMany(c => c).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value))))))
        {
            Console.WriteLine($"| {way} | {string.Join(" | ", Enum.GetValues<Fate>().Select(f => counts.GetValueOrDefault(f)).Prepend(counts.Values.Sum()))} |");
        }

        Console.WriteLine("\nWhy refused, most often:");
        foreach (var (reason, count) in _reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(12))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} {reason}"));
        }
    }

    private string Empty(string name)
    {
        var path = Path.Combine(folder, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, true);
        }

        return Directory.CreateDirectory(path).FullName;
    }

    [GeneratedRegex(@"\d+|\p{Cc}")]
    private static partial Regex Varying();

    /// <summary>What becomes of a file.</summary>
    private enum Fate
    {
        Refused,
        SameRows,
        OtherRows,
        Crash,
        Stopped,
        OurFault,
    }
}
