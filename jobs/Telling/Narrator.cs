using CampaignBatch.Reports;
using Spectre.Console;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Tells how a run goes while it goes.</summary>
internal abstract class Narrator
{
    /// <summary>Redrawn bars for a person at a terminal; plain lines for a log.</summary>
    public static Narrator On(TextWriter where, bool isLive, TimeProvider clock) =>
        isLive ? new LiveNarrator(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(where) }), clock) : new PlainNarrator(where, clock);

    /// <summary>Does the work, and tells of the progress it reports, from whatever thread.</summary>
    public abstract T During<T>(Func<IProgress<LineProgress>, T> work);
}
