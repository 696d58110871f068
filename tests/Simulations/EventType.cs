namespace CampaignBatch.Simulations;

/// <summary>The event types that simulated users leave, named as in a dump.</summary>
internal enum EventType
{
    Impression,
    Tap,
    Send,
    Bounce,
    Open,
    Session,
    Goal,
}
