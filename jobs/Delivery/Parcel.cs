namespace CampaignBatch.Jobs.Delivery;

/// <summary>One message to one recipient, as it goes over the wire.</summary>
/// <param name="MessageId">As in its header, without the angles.</param>
/// <param name="Sender">Mailbox of the envelope's sender.</param>
/// <param name="Recipient">Mailbox of the only recipient.</param>
/// <param name="Bytes">The final bytes, lines ended by CR LF; never changed on the way.</param>
internal sealed record Parcel(string MessageId, string Sender, string Recipient, byte[] Bytes)
{
    /// <summary>Whether only a relay that knows SMTPUTF8 can be given it.</summary>
    public bool NeedsUtf8 => Address.IsUtf8(Sender) || Address.IsUtf8(Recipient);
}
