using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>Responses ÷ messages of an arm.</summary>
internal sealed record ClusteredSample(ClusteredRate Rate) : ArmSample
{
    public override OracleFigure Figure => Rate.Figure() with { Basis = "messages" };

    public override int Users => Rate.Users.Count;

    protected override double? SquaredError(ArmSample other) => Rate.Variance + ((ClusteredSample)other).Rate.Variance;
}
