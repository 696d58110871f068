using System.CommandLine;
using System.CommandLine.Invocation;

namespace CampaignBatch.Jobs.Commands;

/// <summary>An option that says one line and ends the program.</summary>
internal sealed class Say(TextWriter where, string line) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        where.WriteLine(line);
        return (int)ExitCode.Done;
    }
}
