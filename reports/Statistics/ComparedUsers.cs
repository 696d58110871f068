namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// What users have in the earlier stretch of a comparison, n₁ messages with x₁ responses, and in the later, n₂ with x₂: sums over all users of
/// products of two of them.
/// </summary>
/// <param name="Users">With a message in either stretch.</param>
/// <param name="Earlier">Sums of the earlier stretch, over its users.</param>
/// <param name="Later">Sums of the later stretch, over its users.</param>
/// <param name="Both">Σn₁n₂, Σn₁x₂, Σx₁n₂ and Σx₁x₂.</param>
public readonly record struct ComparedUsers(long Users, UserSums Earlier, UserSums Later, (long N1N2, long N1X2, long X1N2, long X1X2) Both);
