using System.Collections;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Commands;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>The program called as from a shell, its line replaced by a script.</summary>
internal sealed class Trial
{
    public static readonly RunOutcome Good = new()
    {
        Site = "/srv/site",
        AsOf = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
        Published = 12,
        Unchanged = 3,
        Failed = [],
        FilesUsed = 63,
        FilesRead = 58,
        FilesReused = 2,
        DataQuality = new DataQuality
        {
            Read = 1_234_567,
            Accepted = 1_230_000,
            Duplicates = 4_000,
            Rejected = 567,
            RejectedByReason = [new("no_user_id", 500), new("unknown_campaign_id", 67)],
            Late = 12,
        },
        Took = new Dictionary<LineStage, TimeSpan> { [LineStage.Find] = TimeSpan.FromSeconds(0.1), [LineStage.Read] = TimeSpan.FromSeconds(12) },
    };

    public StringWriter Out { get; } = new();

    public StringWriter Err { get; } = new();

    public Hashtable Environment { get; } = [];

    /// <summary>The settings the line was called with.</summary>
    public LineSettings? Seen { get; private set; }

    public CancellationToken Cancel { get; init; } = TestContext.Current.CancellationToken;

    public int Columns { get; init; } = 400;

    public bool IsLive { get; init; }

    public Func<IProgress<LineProgress>?, CancellationToken, RunOutcome> Run { get; init; } = (_, _) => Good;

    public Func<CheckOutcome> Check { get; init; } = () => throw new InvalidOperationException("not asked for");

    public int Invoke(string command)
    {
        var bench = new Workbench
        {
            Run = (settings, progress, token) =>
            {
                Seen = settings;
                return Run(progress, token);
            },
            Check = (settings, _, _) =>
            {
                Seen = settings;
                return Check();
            },
        };
        return (int)new CommandLine(new Terminal(Out, Err, IsLive, IsLive, Columns), bench, Environment)
            .Invoke(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), Cancel);
    }
}
