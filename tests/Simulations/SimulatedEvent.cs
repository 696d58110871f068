namespace CampaignBatch.Simulations;

/// <summary>One event of one campaign.</summary>
/// <param name="Type">What happened.</param>
/// <param name="User">Number of the user within the campaign.</param>
/// <param name="Day">When: days since the start of the campaign, negative before it.</param>
/// <param name="Message">Number of the message within the campaign; null where there is none.</param>
/// <param name="Arm">Number of the variant; null for none.</param>
/// <param name="Seconds">Length of a session; null for other events.</param>
internal readonly record struct SimulatedEvent(
    EventType Type, int User, double Day, int? Message = null, int? Arm = null, double? Seconds = null);
