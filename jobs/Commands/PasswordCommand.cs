using System.CommandLine;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Commands;

/// <summary>Makes of a password what settings may hold.</summary>
internal static class PasswordCommand
{
    private const int Shortest = 10;

    public static Command Of(Terminal terminal)
    {
        var command = new Command("password", "Reads a password from standard input and writes the hash of it that the setting Users takes.");
        command.SetAction(_ =>
        {
            var password = terminal.In.ReadLine() ?? "";
            if (password.Length < Shortest)
            {
                throw new SettingsError(FormattableString.Invariant($"The password has fewer than {Shortest} letters; choose a longer one."));
            }

            terminal.Out.WriteLine(PasswordHash.Of(password));
            return (int)ExitCode.Done;
        });
        return command;
    }
}
