namespace CampaignBatch.Faults;

/// <summary>Trials of a scenario in each size of the matrix.</summary>
internal readonly record struct TrialCounts(int Tests, int Hour, int Release)
{
    public int In(MatrixSize size) => size switch
    {
        MatrixSize.Tests => Tests,
        MatrixSize.Hour => Hour,
        _ => Release,
    };
}
