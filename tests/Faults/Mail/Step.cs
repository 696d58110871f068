namespace CampaignBatch.Faults.Mail;

/// <summary>Where a conversation stands when the relay is to react.</summary>
internal enum Step
{
    Connect,
    Hello,
    StartTls,
    Login,
    Mail,
    Recipient,
    Data,
    InMessage,
    Dot,
    Reset,
    Quit,
}
