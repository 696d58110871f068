using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>Value per user of an arm; the standard error is Welch's, of winsorised values.</summary>
internal sealed record ValueArmSample(UserValues Values) : ArmSample
{
    public override OracleFigure Figure => Values.Users == 0
        ? new() { Denominator = 0, Basis = "users", Reason = "no_denominator" }
        : new()
        {
            Value = Values.Mean,
            Basis = "users",
            Denominator = Values.Users,
            Low = Values.Interval()?.Low,
            High = Values.Interval()?.High,
        };

    public override int Users => Values.Users;

    public override bool IsEnough => base.IsEnough && Values.IsEnough;

    protected override double? Estimate => Values.CappedMean;

    protected override double? SquaredError(ArmSample other)
    {
        var others = ((ValueArmSample)other).Values;
        return (Values.Variance / Values.Users) + (others.Variance / others.Users);
    }
}
