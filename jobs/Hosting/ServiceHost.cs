using System.Data.Common;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;
using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>The service, put together: the one process that serves the site and the dashboard, or a worker that only works.</summary>
internal static class ServiceHost
{
    private const int LargestRequest = 4 << 20;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(8);

    /// <summary>The service on its address; nothing runs before it is started.</summary>
    public static WebApplication Serving(ServiceSettings settings, Workbench bench, Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Hangfire", LogLevel.Warning);
        logging(builder.Logging);
        builder.WebHost.UseKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, LargestRequest)).UseUrls(settings.Url.AbsoluteUri);
        AddWork(builder.Services, settings, bench);
        // One process serves: that one tidies up.
        builder.Services.AddSingleton<RetentionRounds>().AddHostedService(all => all.GetRequiredService<RetentionRounds>());
        WebPipeline.Add(builder.Services, settings, new BasePath(settings.BaseUrl));
        var app = builder.Build();
        UnsubscribeLinks.Announce(app.Services.GetRequiredService<RunLedger>(), settings.Mail, bench.Clock.GetUtcNow());
        WebPipeline.Use(app, settings);
        return app;
    }

    /// <summary>A worker: takes runs and mail from the shared PostgreSQL, and serves nothing.</summary>
    public static IHost Working(ServiceSettings settings, Workbench bench, Action<ILoggingBuilder> logging)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Hangfire", LogLevel.Warning);
        logging(builder.Logging);
        AddWork(builder.Services, settings, bench);
        var host = builder.Build();
        _ = host.Services.GetRequiredService<RunLedger>();
        return host;
    }

    private static void AddWork(IServiceCollection services, ServiceSettings settings, Workbench bench)
    {
        var holder = Holder.OfThisProcess(knowsAll: settings.Postgres is null);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin * 1.5);
        services.AddSingleton(settings).AddSingleton(bench).AddSingleton(bench.Clock).AddSingleton(holder);
        services.AddSingleton(_ => Ledger(settings, bench.Clock, holder));
        services.AddSingleton(settings.Mail);
        services.AddSingleton(all => new ReportMail(
            settings.Mail, settings.Line, bench.Clock, () => UnsubscribeLinks.Of(all.GetRequiredService<RunLedger>(), settings.Mail)));
        services.AddSingleton(all => new Postman(all.GetRequiredService<RunLedger>(), settings.Mail, holder, bench.Clock, Alarm(all), () => all.GetRequiredService<ClockWatch>().IsSteady));
        services.AddSingleton(all => new Crew(all.GetRequiredService<RunLedger>(), holder, settings.Line.Threads, bench.Clock));
        services.AddSingleton(all => new Runner(
            all.GetRequiredService<RunLedger>(), settings.Line, bench, all.GetRequiredService<ReportMail>(), holder, settings.Postgres is null ? null : all.GetRequiredService<Crew>()));
        services.AddSingleton(all => HangfireStore.Queue(all.GetRequiredService<JobStorage>()));
        services.AddSingleton(all => new Desk(all.GetRequiredService<RunLedger>(), settings.Schedules, all.GetRequiredService<RunQueue>(), bench.Clock, all.GetRequiredService<ClockWatch>(), Alarm(all)));
        services.AddSingleton<ClockWatch>().AddSingleton<Errands>().AddSingleton<TickWatch>().AddSingleton<Health>().AddSingleton<Gauges>();
        // Of this service, and not the last one that was put together in this process.
        services.AddSingleton(_ => HangfireStore.Open(settings.Postgres));
        services.AddSingleton<JobActivator>(all => new AspNetCoreJobActivator(all.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((all, hangfire) => hangfire.UseStorage(all.GetRequiredService<JobStorage>())
            .UseLogProvider(new HangfireWords(all.GetRequiredService<ILoggerFactory>().CreateLogger("Hangfire"))).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHangfireServer(server =>
        {
            // One run at a time is at the site; the tick and whoever waits need a moment only.
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(2);
            server.CancellationCheckInterval = TimeSpan.FromSeconds(2);
            server.ShutdownTimeout = StopsWithin;
        });
        services.AddHostedService<Opening>();
        services.AddHostedService(all => all.GetRequiredService<TickWatch>());
        services.AddHostedService<MailRounds>();
        services.AddSingleton(all => new SiteVerifier(all.GetRequiredService<Desk>(), settings, bench.Clock, all.GetRequiredService<ILogger<SiteVerifier>>()));
        services.AddHostedService(all => all.GetRequiredService<SiteVerifier>());
        if (settings.Postgres is not null)
        {
            services.AddHostedService<HelpRounds>();
        }

        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Gauges.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

    private static Action<string> Alarm(IServiceProvider all) => new Alarm(all.GetRequiredService<ILogger<Alarm>>()).Ring;

    /// <summary>The ledger that the settings name; what a dead process held is free.</summary>
    public static RunLedger Ledger(ServiceSettings settings, TimeProvider clock, Holder holder)
    {
        LedgerDatabase database = settings.Postgres is { } postgres ? new PostgresDatabase(postgres) : new SqliteDatabase(Path.Combine(settings.Ledger, "ledger.db"), clock);
        try
        {
            var ledger = new RunLedger(database);
            ledger.Leases.EndOf(holder.IsGone);
            return ledger;
        }
        catch (DbException error)
        {
            throw new CannotWrite($"Cannot use the ledger, {database.Place}: {error.Message} See that it is there and may be written, then start again.", error);
        }
    }
}
