using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Jobs.Commands;

/// <summary>The program as its user types it: commands, options, errors in words, exit codes.</summary>
internal sealed class CommandLine(Terminal terminal, Workbench bench, IDictionary environment)
{
    private const int HelpWidth = 80;

    private static readonly string[] NotACommand = ["-h", "-?", "/h", "/?", "--help", "--version"];

    public ExitCode Invoke(string[] args, CancellationToken cancel)
    {
        try
        {
            return Answer(args, cancel);
        }
        catch (Exception error) when (OpenFileLimit.IsReached(error))
        {
            return Ended(ExitCode.CannotWrite, OpenFileLimit.Cure(error));
        }
        catch (LineError error) when (error is SettingsError or TemplateError or WordsError)
        {
            return Ended(ExitCode.Usage, error.Message);
        }
        catch (NoUsableInput error)
        {
            return Ended(ExitCode.NoUsableInput, error.Message);
        }
        catch (LineError error) when (error is CannotWrite or CannotReadException)
        {
            return Ended(ExitCode.CannotWrite, error.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Ended(ExitCode.Interrupted, "Stopped on request. What was published is as it was.");
        }
        catch (Exception error)
        {
            Ended(ExitCode.OurFault, "This is a fault of the program, not of your data or settings. What was published is as it was. Please report what follows.");
            terminal.Err.WriteLine(Legible.Lines(error.ToString()));
            return ExitCode.OurFault;
        }
    }

    private ExitCode Answer(string[] args, CancellationToken cancel)
    {
        // Without a command: run.
        string[] words = args.Length == 0 || (args[0].StartsWith('-') && !NotACommand.Contains(args[0])) ? ["run", .. args] : args;
        var parsed = Root(cancel).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
        {
            return Ended(ExitCode.Usage, Wrong(parsed));
        }

        return (ExitCode)parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Err,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    // Not a RootCommand: that one is named after the process, whatever hosts it.
    internal Command Root(CancellationToken cancel) => new("campaign-batch", "Turns Parquet event dumps into a static site with a report a campaign. Without a command: run.")
    {
        RunCommand.Of(terminal, bench, environment, cancel),
        CheckCommand.Of(terminal, bench, environment, cancel),
        ServeCommand.Of(terminal, bench, environment, cancel),
        WorkCommand.Of(terminal, bench, environment, cancel),
        SendCommand.Of(terminal, bench, environment, cancel),
        PasswordCommand.Of(terminal),
        StageCommand.Of(terminal, cancel),
        SampleCommand.Of(terminal, bench, cancel),
        new HelpOption { Action = new HelpAction { MaxWidth = HelpWidth }, Description = "Show help, also for a command." },
        new VersionOption { Action = new Say(terminal.Out, "campaign-batch " + Version), Description = "Show the version." },
    };

    private static string Wrong(ParseResult parsed)
    {
        var command = parsed.CommandResult == parsed.RootCommandResult ? string.Empty : " " + parsed.CommandResult.Command.Name;
        var fault = parsed.UnmatchedTokens.Count == 0 ? parsed.Errors[0].Message
            : command.Length == 0 ? $"There is no command {parsed.UnmatchedTokens[0]}."
            : $"{command[1..]} has no option or argument {parsed.UnmatchedTokens[0]}.";
        return $"{fault} See: campaign-batch{command} --help";
    }

    private static string Version =>
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private ExitCode Ended(ExitCode code, string message)
    {
        terminal.Complain(Legible.Of(message, longest: int.MaxValue));
        return code;
    }
}
