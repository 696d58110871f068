namespace CampaignBatch.Reports.Statistics;

/// <summary>A mean of independent values with its 95 % interval and test against 0, by Student's t.</summary>
/// <param name="Mean">Of the values.</param>
/// <param name="StandardError">Of the mean; 0 where all are alike.</param>
/// <param name="Df">Degrees of freedom, 1 and up.</param>
public readonly record struct MeanTest(double Mean, double StandardError, double Df)
{
    /// <summary>Two-sided p value against a mean of 0, 0..1; null where there is no standard error.</summary>
    public double? P => StandardError > 0 ? StudentT.TwoSided(Mean / StandardError, Df) : null;

    /// <summary>Interval that covers the mean with that chance; null where there is no standard error.</summary>
    /// <param name="coverage">Such as 0.95.</param>
    public Interval? Interval(double coverage)
    {
        if (StandardError <= 0)
        {
            return null;
        }

        var reach = StudentT.Point((1 + coverage) / 2, Df) * StandardError;
        return new Interval(Mean - reach, Mean + reach);
    }

    /// <summary>Of single values; null with fewer than two.</summary>
    public static MeanTest? Of(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        var mean = values.Sum() / values.Count;
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        return new MeanTest(mean, Math.Sqrt(variance / values.Count), values.Count - 1);
    }
}
