namespace CampaignBatch.Jobs.Hosting;

/// <summary>Somebody who may come in.</summary>
/// <param name="Name">As typed, or as the trusted proxy says it.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Password">The hash of their password; null where only a trusted proxy lets them in.</param>
internal sealed record User(string Name, Role Role, PasswordHash? Password);
