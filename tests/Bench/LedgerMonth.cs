using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignBatch.Bench;

/// <summary>
/// A month of a service with many campaigns and a run each minute, in the ledger alone: what its file takes, and what ticks and
/// pages take at its end.
/// </summary>
internal static class LedgerMonth
{
    private const int Campaigns = 200;
    private const int Recipients = 20;
    private const int MessageBytes = 300_000;
    private const int Looks = 20;
    private const long MostBytes = 200_000_000;
    private const double MostPageMilliseconds = 300;
    private const double MostTickMilliseconds = 50;
    private static readonly string[] Figures =
    [
        "total_impressions", "unique_impressions", "taps", "tap_through_rate", "dismissals", "conversions", "conversion_rate", "audience_size", "reach",
        "frequency", "sessions_after", "influenced_opens",
    ];

    private static readonly string[] Pages = ["/hangfire/campaigns", "/hangfire/campaigns/history?id=campaign-7", "/hangfire/runs", "/hangfire/outbox"];

    private static readonly Schedule EveryMinute = new() { Name = "every minute", Cron = Cronos.CronExpression.Parse("* * * * *"), Text = "* * * * *" };

    /// <param name="folder">Where the ledger goes.</param>
    /// <param name="days">How long.</param>
    /// <param name="busy">Campaigns whose figures change each minute; those of the others do once a day.</param>
    public static async Task<int> Measure(string folder, int days, int busy)
    {
        var (clock, file) = (new HandClock(), Path.Combine(folder, "ledger.db"));
        var ledger = new RunLedger(new SqliteDatabase(file, clock));
        var desk = new Desk(ledger, [EveryMinute], new RunQueue(_ => "job", _ => true), clock);
        desk.Tick();
        var (watch, most, slowest) = (Stopwatch.StartNew(), 0L, TimeSpan.Zero);
        for (var minute = 0; minute < days * 24 * 60; minute++)
        {
            clock.Pass(TimeSpan.FromMinutes(1));
            desk.Tick();
            Run(ledger, clock, minute, busy);
            if (minute % 60 == 59)
            {
                var round = Stopwatch.StartNew();
                ledger.Retention.Apply(new RetentionRules());
                slowest = round.Elapsed > slowest ? round.Elapsed : slowest;
                most = Math.Max(most, Size(file));
            }
        }

        Say($"{days} days, {Campaigns} campaigns, {busy} of them other each minute");
        Say($"{watch.Elapsed.TotalSeconds:0} s to simulate, slowest round of retention {slowest.TotalSeconds:0.00} s");
        var tick = Tick(desk);
        var page = await Look(folder, clock).ConfigureAwait(false);
        Say($"ledger {Size(file) / 1e6:0.0} MB at the end, {most / 1e6:0.0} MB at most; a tick {tick:0.0} ms of CPU; slowest page {page:0} ms");
        return most <= MostBytes && tick <= MostTickMilliseconds && page <= MostPageMilliseconds ? 0 : 1;
    }

    private static void Run(RunLedger ledger, HandClock clock, int minute, int busy)
    {
        var now = clock.GetUtcNow();
        var isNewDay = now is { Hour: 7, Minute: 0 };
        foreach (var waiting in ledger.Runs.Waiting())
        {
            var lease = ledger.Leases.Take(Runner.SiteLease, "bench", Runner.LeaseTime)!;
            var run = ledger.Runs.Begin(waiting.Id, lease, now)!;
            var reports = Enumerable.Range(0, isNewDay ? Campaigns : busy).Select(i => Report(run, i, minute, now)).ToList();
            var ended = run with { EndedAt = now, IsNews = true, Fingerprint = run.Id, Outcome = "200 reports published.", RowsRead = minute, Inputs = minute };
            ledger.End(lease, ended, reports, isNewDay ? Messages(run, minute, now) : []);
            ledger.Leases.Release(lease);
            while (ledger.Deliveries.Claim("bench", now, TimeSpan.FromMinutes(1)) is { } row)
            {
                ledger.Deliveries.Sent(row, "250 ok", now);
            }
        }
    }

    private static CampaignPublication Report(Run run, int campaign, int minute, DateTimeOffset now) => new()
    {
        RunId = run.Id,
        Campaign = FormattableString.Invariant($"campaign-{campaign}"),
        Name = FormattableString.Invariant($"Campaign {campaign}"),
        Slug = FormattableString.Invariant($"campaign-{campaign}-0123456789abcdef"),
        PublishedAt = now,
        AsOf = now,
        Kpis = JsonSerializer.Serialize(Figures.Index().ToDictionary(f => f.Item, f => minute * 1.0 / (f.Index + 7))),
        Changes =
        [
            FormattableString.Invariant($"Total impressions {minute} → {minute + 1}"),
            FormattableString.Invariant($"Tap-through rate {minute / 1e5:0.0000} → {minute / 1e5 + 1e-4:0.0000}"),
        ],
    };

    private static IReadOnlyList<OutboxRow> Messages(Run run, int minute, DateTimeOffset now)
    {
        var random = new byte[MessageBytes * 3 / 4];
        new Random(minute).NextBytes(random);
        var image = Convert.ToBase64String(random, Base64FormattingOptions.InsertLineBreaks);
        return
        [
            .. from i in Enumerable.Range(0, Recipients)
               let to = FormattableString.Invariant($"reader{i}@example.org")
               select new OutboxRow
            {
                Id = Envelope.Key(run.Id, to), RunId = run.Id, Kind = "digest", Recipient = to, RecipientHash = Envelope.Key(to), Subject = "Campaign digest",
                MessageId = Envelope.Key(run.Id, to) + "@example.org",
                DatedAt = now,
                Bytes = System.Text.Encoding.ASCII.GetBytes($"To: {to}\r\n\r\n{image}\r\n"), NextAt = now, EnqueuedAt = now, ExpiresAt = now.AddDays(5),
            },
        ];
    }

    // Milliseconds of processor time that a tick takes, of many.
    private static double Tick(Desk desk)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Looks; i++)
        {
            desk.Tick();
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Looks;
    }

    // Milliseconds of the slowest page, each by the median of many looks.
    private static async Task<double> Look(string folder, HandClock clock)
    {
        var line = new LineSettings { Data = Path.Combine(folder, "data"), Out = Path.Combine(folder, "site") };
        var mail = new MailSettings { PickupFolder = Path.Combine(folder, "mail") };
        var settings = new ServiceSettings { Line = line, Url = new Uri("http://127.0.0.1:0"), Ledger = folder, Mail = mail };
        var bench = new Workbench { Clock = clock, Campaigns = (_, _) => Listed(), Run = (_, _, _) => throw new CannotWrite("Nothing is run here.") };
        var app = ServiceHost.Serving(settings, bench, _ => { });
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync().ConfigureAwait(false);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", app.Services.GetRequiredService<AccessToken>().Text);
            var slowest = 0.0;
            var newest = app.Services.GetRequiredService<RunLedger>().Publications.Newest().Values.First();
            foreach (var page in Pages.Append("/hangfire/runs/" + newest.RunId))
            {
                var times = new List<double>();
                for (var i = 0; i < Looks; i++)
                {
                    var watch = Stopwatch.StartNew();
                    using var answer = await client.GetAsync(new Uri(page, UriKind.Relative)).ConfigureAwait(false);
                    await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false);
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }

                var median = times.Order().ElementAt(Looks / 2);
                Say($"{page}: first {times[0]:0} ms, median {median:0} ms, slowest other {times.Skip(1).Max():0} ms");
                slowest = Math.Max(slowest, median);
            }

            await app.StopAsync().ConfigureAwait(false);
            return slowest;
        }
    }

    private static CampaignList Listed()
    {
        var all = Enumerable.Range(0, Campaigns).Select(i => new Campaign
        {
            Id = FormattableString.Invariant($"campaign-{i}"), Name = FormattableString.Invariant($"Campaign {i}"), Channel = Channel.Push, StartsAt = DateTimeOffset.UnixEpoch,
            TimeZone = "UTC", ConversionWindowHours = 168,
        }).ToList();
        return new CampaignList(all, [], [.. all.Select(c => c.Id)], [], new Dictionary<string, long>());
    }

    private static long Size(string file) => new[] { "", "-wal" }
        .Sum(ending => new FileInfo(file + ending) is { Exists: true, Length: var length } ? length : 0);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
