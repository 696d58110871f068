namespace CampaignBatch.Simulations;

/// <summary>What one user is like.</summary>
/// <param name="SessionsPerDay">Expected sessions on an average day.</param>
/// <param name="TapRate">Chance 0..1 that an impression is tapped.</param>
/// <param name="Arm">Number of the variant.</param>
internal readonly record struct Habit(double SessionsPerDay, double TapRate, int Arm);
