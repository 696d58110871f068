using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Tests.Ledger;
using Cronos;
using Hangfire;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A timetable that was written down by a clock that was ahead.</summary>
public sealed class WrongDueTimes
{
    private const string Said = "the timetable waits for a time that lies beyond the next one: the clock was wrong";

    private static readonly Schedule Hourly = new() { Name = "hourly", Cron = CronExpression.Parse("0 * * * *") };

    [Theory]
    [InlineData(-1, null)]
    [InlineData(3, Said)]
    [InlineData(24 * 365, Said)]
    public async Task A_service_is_not_ready_while_it_would_wait_beyond_the_next_due_time(int hoursAhead, string? said)
    {
        await using var trial = await ServeTrial.Begin(s => s with { Schedules = [Hourly] });
        await ServeTrial.Until(() => trial.Of<TickWatch>().IsAlive() ? "alive" : null);
        // A ledger that nobody ticks: the service's own would take the time back at its next look.
        using var ledger = new LedgerTrial();
        ledger.Ledger.DueTimes.Last(Hourly.Name, TimeProvider.System.GetUtcNow().AddHours(hoursAhead));

        var health = new Health(ledger.Ledger, trial.Of<JobStorage>(), trial.Of<TickWatch>(), trial.Of<ServiceSettings>(), TimeProvider.System);

        Assert.Equal(said, health.Look()["schedule"]);
    }
}
