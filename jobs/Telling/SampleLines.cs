using System.Globalization;
using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Jobs.Telling;

/// <summary>A line every five seconds at most while a sample is written, and what was written.</summary>
internal sealed class SampleLines(TextWriter where, TimeProvider clock) : IProgress<SampleProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Lock one = new();
    private long told = clock.GetTimestamp();

    public static string Summary(SampleSettings settings, SampleTruths truths, int width) => new Sheet(width)
        .Row("Written", $"{Amounts.Count(truths.Read, "event")} of {Amounts.Count(truths.Campaigns.Count, "campaign")}, {Day(truths.FirstDay)} to {Day(truths.LastDay)}")
        .Row("Truths", Path.Combine(settings.Out, SampleWorld.TruthsFile))
        .Row("Try it", $"campaign-batch run --data {settings.Out} --out {settings.Out}-site")
        .ToString();

    public void Report(SampleProgress value)
    {
        lock (one)
        {
            if (clock.GetElapsedTime(told) < Between)
            {
                return;
            }

            told = clock.GetTimestamp();
            where.WriteLine($"{"Written",-8} {Amounts.Count(value.Days)} of {Amounts.Count(value.AllDays, "day")}, {Amounts.Count(value.Events, "event")}");
            where.Flush();
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
