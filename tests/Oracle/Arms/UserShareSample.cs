namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>Users of an arm who responded, or converted.</summary>
internal sealed record UserShareSample(int Part, int Whole) : ArmSample
{
    public override OracleFigure Figure => OracleFigure.Rate(Part, Whole) with { Basis = "users" };

    public override int Users => Whole;

    protected override double? SquaredError(ArmSample other)
    {
        var (part, whole) = ((UserShareSample)other);
        if (Whole == 0 || whole == 0)
        {
            return null;
        }

        var pooled = (double)(Part + part) / (Whole + whole);
        return pooled * (1 - pooled) * ((1.0 / Whole) + (1.0 / whole));
    }
}
