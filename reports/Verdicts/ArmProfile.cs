namespace CampaignBatch.Reports.Verdicts;

/// <summary>Compared users of an A/B test with the same arm and outcome. Only their number matters, so that they need not be told apart.</summary>
/// <param name="Arm">Their arm; null for users of several arms.</param>
/// <param name="Delivered">Messages of the arm that each got.</param>
/// <param name="Responses">How many of these each tapped or opened.</param>
/// <param name="IsMature">Whether their conversion window is over.</param>
/// <param name="IsConverted">Whether they reached the goal inside it.</param>
/// <param name="Value">What their goals were worth together; null without a value.</param>
/// <param name="Users">How many they are.</param>
public readonly record struct ArmProfile(string? Arm, long Delivered, long Responses, bool IsMature, bool IsConverted, double? Value, long Users);
