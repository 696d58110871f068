namespace CampaignBatch.Faults;

/// <summary>How much of the matrix is tried.</summary>
internal enum MatrixSize
{
    /// <summary>A trial or two of each scenario, as among the tests.</summary>
    Tests,

    /// <summary>About an hour on two processors.</summary>
    Hour,

    /// <summary>Before a release: over 1,000 kills and 10,000 deliveries.</summary>
    Release,
}
