using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Telling;

/// <summary>How far a stage is, in words.</summary>
internal static class StageWords
{
    public static string Name(LineStage stage) => stage switch
    {
        LineStage.Find => "Find",
        LineStage.Read => "Read",
        LineStage.Compute => "Compute",
        LineStage.Draw => "Draw",
        LineStage.Publish => "Publish",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>Such as "3 of 12 campaigns"; empty for a stage without units.</summary>
    public static string Count(LineStage stage, long done, long total) => stage switch
    {
        _ when total == 0 && done == 0 => string.Empty,
        LineStage.Read => done >= total ? Amounts.Bytes(done) : $"{Amounts.Bytes(done)} of {Amounts.Bytes(total)}",
        LineStage.Find => Of(done, total, "file"),
        LineStage.Compute => Of(done, total, "table"),
        LineStage.Draw => Of(done, total, "campaign"),
        _ => string.Empty,
    };

    private static string Of(long done, long total, string one) =>
        done >= total ? Amounts.Count(done, one) : $"{Amounts.Count(done)} of {Amounts.Count(total, one)}";
}
