using System.Diagnostics.Metrics;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What the service measures of itself, read from the ledger when somebody asks.</summary>
internal sealed class Gauges : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CampaignBatch";

    private readonly Meter meter = new(Name);

    public Gauges(RunLedger ledger, TimeProvider clock)
    {
        meter.CreateObservableGauge("campaign_batch.runs.waiting", () => Read(() => ledger.Runs.Waiting().Count), description: "Runs that wait or run.");
        meter.CreateObservableCounter("campaign_batch.runs", () => Each(ledger.Runs.Counts, "state"), description: "Runs in the ledger by state.");
        meter.CreateObservableGauge("campaign_batch.outbox", () => Each(() => ledger.Outbox.Counts().ToDictionary(c => c.Key.ToString().ToLowerInvariant(), c => c.Value), "state"), description: "Messages in the outbox by state.");
        meter.CreateObservableGauge("campaign_batch.tick.age", () => Age(() => ledger.Marks.Of(Desk.TickMark), clock), "s", "Since the timetable was last looked at.");
        meter.CreateObservableGauge("campaign_batch.publication.age", () => Age(ledger.Runs.LastNews, clock), "s", "Since a run last published.");
        meter.CreateObservableGauge("campaign_batch.run.duration", () => Read(ledger.Runs.LastSeconds), "s", "How long the latest run took that published.");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<long>> Each(Func<IReadOnlyDictionary<string, long>> counts, string tag)
    {
        try
        {
            return [.. counts().Select(c => new Measurement<long>(c.Value, KeyValuePair.Create<string, object?>(tag, c.Key)))];
        }
        catch (System.Data.Common.DbException)
        {
            return [];
        }
    }

    // A ledger that is away leaves the measurement out; it must not take the others with it.
    private static IEnumerable<Measurement<double>> Read(Func<double?> value)
    {
        try
        {
            return value() is { } measured ? [new Measurement<double>(measured)] : [];
        }
        catch (System.Data.Common.DbException)
        {
            return [];
        }
    }

    private static IEnumerable<Measurement<double>> Read(Func<int> value) => Read(() => (double?)value());

    private static IEnumerable<Measurement<double>> Age(Func<DateTimeOffset?> at, TimeProvider clock) => Read(() => at() is { } then ? (clock.GetUtcNow() - then).TotalSeconds : null);
}
