namespace CampaignBatch.Reports.Statistics;

/// <summary>A 95 % interval, in the unit of what it surrounds: a rate in 0..1, or a difference of rates in −1..1.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, at or above <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High);
