using System.Collections.Concurrent;
using System.Text.Json;

namespace CampaignBatch.Reports.Samples;

/// <summary>
/// An invented shop with readers, campaigns and habits, written as a folder of dumps whose answers are known. A day is made
/// from its number and the seed alone, so days are written side by side and memory does not grow with their count.
/// </summary>
public static class SampleWorld
{
    /// <summary>Name of the file in the folder of dumps that tells the world's settings and truths.</summary>
    public const string TruthsFile = "truths.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes campaigns.parquet, events/day=…/events.parquet, audience/snapshot.parquet and, last, truths.json.</summary>
    /// <exception cref="SettingsError">A setting is outside its range, or the folder holds dumps that are no sample world.</exception>
    /// <exception cref="CannotWrite">The folder cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; whole days may be there, never half a file.</exception>
    public static SampleTruths Write(SampleSettings settings, IProgress<SampleProgress>? progress = null, CancellationToken cancel = default)
    {
        settings.Check();
        var plan = new SamplePlan(settings);
        Clear(settings.Out);
        try
        {
            Tell(settings, null);
            Directory.CreateDirectory(Path.Combine(settings.Out, ".spill"));
            var counted = WriteDays(plan, settings, progress, cancel);
            using (var writer = new SampleWriter(plan, settings, 0, cancel))
            {
                writer.WriteCampaigns(Path.Combine(settings.Out, "campaigns.parquet"));
                writer.WriteAudience(settings.Days - 1, Path.Combine(settings.Out, "audience", "snapshot.parquet"));
            }

            var truths = new SampleCount(plan, counted).Truths();
            Tell(settings, truths);
            return truths;
        }
        finally
        {
            DropSpill(settings.Out);
        }
    }

    /// <summary>The truths of a world written before.</summary>
    /// <exception cref="SettingsError">There is no world in that folder, or its writing was not finished.</exception>
    public static SampleTruths Read(string folder)
    {
        var file = Path.Combine(folder, TruthsFile);
        var told = File.Exists(file) ? JsonSerializer.Deserialize<Told>(File.ReadAllBytes(file), Json) : null;
        return told?.Truths ?? throw new SettingsError($"{folder} holds no finished sample world; write one with the command sample.");
    }

    private static List<SampleTally> WriteDays(SamplePlan plan, SampleSettings settings, IProgress<SampleProgress>? progress, CancellationToken cancel)
    {
        var counted = new ConcurrentBag<SampleTally>();
        var (days, rows, writers) = (0, 0L, 0);
        var said = new Lock();
        var pace = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancel };
        try
        {
            Parallel.For(0, settings.Days, pace, () => new SampleWriter(plan, settings, Interlocked.Increment(ref writers), cancel), (day, _, writer) =>
            {
                var folder = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"day={plan.Calendar.Date(day):uuuu-MM-dd}");
                var ofDay = writer.WriteDay(day, Path.Combine(settings.Out, "events", folder, "events.parquet"));
                lock (said)
                {
                    ofDay.ToList().ForEach(counted.Add);
                    (days, rows) = (days + 1, rows + ofDay.Sum(t => t.Rows));
                    progress?.Report(new SampleProgress(days, settings.Days, rows));
                }

                return writer;
            }, writer => writer.Dispose());
        }
        catch (AggregateException e)
        {
            cancel.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return [.. counted];
    }

    // Only a folder that a sample world was written to before is written to again: dumps are never replaced by mistake.
    private static void Clear(string folder)
    {
        var events = Path.Combine(folder, "events");
        if (!File.Exists(Path.Combine(folder, TruthsFile)))
        {
            if (Directory.Exists(events) || File.Exists(Path.Combine(folder, "campaigns.parquet")))
            {
                throw new SettingsError($"{folder} holds dumps that are no sample world ({TruthsFile} is not there); choose another folder with --out.");
            }

            return;
        }

        foreach (var day in Directory.Exists(events) ? Directory.EnumerateDirectories(events, "day=*").ToList() : [])
        {
            File.Delete(Path.Combine(day, "events.parquet"));
            if (!Directory.EnumerateFileSystemEntries(day).Any())
            {
                Directory.Delete(day);
            }
        }
    }

    private static void Tell(SampleSettings settings, SampleTruths? truths)
    {
        var file = Path.Combine(settings.Out, TruthsFile);
        try
        {
            Directory.CreateDirectory(settings.Out);
            var told = new Told(settings.Events, settings.Campaigns, settings.Days, settings.Seed, truths);
            File.WriteAllText(file + ".tmp", JsonSerializer.Serialize(told, Json) + "\n");
            File.Move(file + ".tmp", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotWrite($"{file} cannot be written: {e.Message} Choose another folder with --out.", e);
        }
    }

    private static void DropSpill(string folder)
    {
        var spill = Path.Combine(folder, ".spill");
        if (Directory.Exists(spill))
        {
            Directory.Delete(spill, recursive: true);
        }
    }

    private sealed record Told(long Events, int Campaigns, int Days, long Seed, SampleTruths? Truths);
}
