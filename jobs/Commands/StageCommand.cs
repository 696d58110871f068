using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports.Ingest;

namespace CampaignBatch.Jobs.Commands;

/// <summary>The process that reads dumps apart. Started by this program, not by people.</summary>
internal static class StageCommand
{
    public static Command Of(Terminal terminal, CancellationToken cancel)
    {
        var command = new Command(OwnProgram.StageCommand, "Reads dumps for another process of this program.") { Hidden = true };
        command.SetAction(_ =>
        {
            StagingChild.Serve(Console.In, terminal.Out, cancel);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
