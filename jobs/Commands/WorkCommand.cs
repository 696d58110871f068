using System.Collections;
using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Commands;

/// <summary>A worker beside a service on another machine.</summary>
internal static class WorkCommand
{
    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var options = LineOptions.OfWork();
        var command = new Command("work", "Helps a service that runs elsewhere: takes runs and mail from the shared PostgreSQL, until stopped.");
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var settings = ServeCommand.Judged(SettingsSheet.Open(parsed.GetValue(options.Settings), environment, options.Layer(parsed)), terminal, bench, cancel);
            if (settings.Postgres is null)
            {
                throw new SettingsError("A worker needs the PostgreSQL that it shares with the service: set Postgres in the settings file, or CAMPAIGNBATCH__POSTGRES in the environment.");
            }

            using var host = ServeCommand.WithLedger(() => ServiceHost.Working(settings, bench, logging => ServiceLog.To(terminal, logging)));
            await ServeCommand.Until(host, () => terminal.Out.WriteLine("Working. Stop with Ctrl-C."), cancel).ConfigureAwait(false);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
