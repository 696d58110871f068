namespace CampaignBatch.Jobs.Delivery;

/// <summary>A way out of the house: an SMTP relay, or a folder from which others take. Used by one at a time.</summary>
internal interface IDelivery : IAsyncDisposable
{
    /// <summary>Where it leads, in words without secrets.</summary>
    string Place { get; }

    /// <summary>Makes one attempt. Throws for nothing but <paramref name="atTheDoor"/> and cancellation.</summary>
    /// <param name="parcel">What to send, to whom.</param>
    /// <param name="atTheDoor">Called when the next step hands the message over: what happens from then on may have been a delivery. May throw to stop.</param>
    /// <param name="cancel">Listened to until the message is being handed over.</param>
    Task<Answer> Deliver(Parcel parcel, Action atTheDoor, CancellationToken cancel);
}
