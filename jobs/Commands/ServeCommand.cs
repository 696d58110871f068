using System.Collections;
using System.CommandLine;
using System.Data.Common;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CampaignBatch.Jobs.Commands;

/// <summary>The service: site, dashboard and timetable on one address, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var options = LineOptions.OfService();
        var command = new Command("serve", "Serves site and dashboard, keeps the timetable and sends the mail, until stopped.");
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var settings = Judged(SettingsSheet.Open(parsed.GetValue(options.Settings), environment, options.Layer(parsed)), terminal, bench, cancel);
            using var alone = settings.Postgres is null ? ServiceLock.Take(settings.Ledger) : null;
            await using var app = WithLedger(() => ServiceHost.Serving(settings, bench, logging => ServiceLog.To(terminal, logging)));
            await Until(app, () => TellBegun(terminal, app, settings), cancel).ConfigureAwait(false);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void TellBegun(Terminal terminal, WebApplication app, ServiceSettings settings)
    {
        var at = app.Urls.First() + new BasePath(settings.BaseUrl).To("");
        terminal.Out.WriteLine($"Serving {Legible.Of(settings.Line.Out, int.MaxValue)} at {at}. Dashboard: {at}/hangfire/campaigns. Stop with Ctrl-C.");
        if (app.Services.GetRequiredService<SignIn>().Invite(settings.Token, at) is { } invitation)
        {
            terminal.Out.WriteLine(invitation);
        }
    }

    /// <summary>The settings of the service, and of the campaigns that they name.</summary>
    public static ServiceSettings Judged(SettingsSheet sheet, Terminal terminal, Workbench bench, CancellationToken cancel)
    {
        var settings = new ServiceSheet(sheet, bench.Clock).Read();
        var named = settings.Schedules.SelectMany(s => s.Campaigns.Select(c => (Schedule: s.Name, Campaign: c))).ToList();
        if (named.Count == 0)
        {
            return settings;
        }

        try
        {
            var known = bench.Campaigns(settings.Line, cancel).KnownIds;
            return named.FirstOrDefault(n => !known.Contains(n.Campaign)) is { Schedule: { } schedule, Campaign: var campaign }
                ? throw new SettingsError($"Campaigns of \"{schedule}\" has \"{campaign}\", which no dump names. Known are: {string.Join(", ", known.Take(20))}{(known.Count > 20 ? ", …" : "")}.")
                : settings;
        }
        catch (NoUsableInput error)
        {
            terminal.Complain($"Whether the campaigns of the schedules exist cannot be told yet: {error.Message}");
            return settings;
        }
    }

    /// <summary>Builds what writes into the ledger already.</summary>
    /// <exception cref="CannotWrite">The ledger does not answer.</exception>
    public static T WithLedger<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (DbException error) when (LedgerDatabase.IsOutage(error))
        {
            throw LedgerAway(error);
        }
    }

    public static async Task Until(IHost host, Action begun, CancellationToken cancel)
    {
        try
        {
            await host.StartAsync(cancel).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new SettingsError($"Cannot listen: {error.Message} Choose another address with --url.");
        }
        catch (DbException error) when (LedgerDatabase.IsOutage(error))
        {
            throw LedgerAway(error);
        }

        begun();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancel.Register(stopped.SetResult).ConfigureAwait(false))
        {
            await stopped.Task.ConfigureAwait(false);
        }

        await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static CannotWrite LedgerAway(DbException error) =>
        new($"The ledger could not be reached: {error.Message} Check that its database runs, then start again.", error);
}
