namespace CampaignBatch.Faults.Mail;

/// <summary>A message that the scripted relay has taken.</summary>
/// <param name="Sender">Of the envelope.</param>
/// <param name="Recipient">Of the envelope.</param>
/// <param name="Bytes">As they came, dots unstuffed.</param>
internal sealed record Taken(string Sender, string Recipient, byte[] Bytes);
