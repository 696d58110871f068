namespace CampaignBatch.Jobs.Delivery;

/// <summary>How reports are mailed, judged whole before anything starts.</summary>
internal sealed record MailSettings
{
    /// <summary>The relay; null: messages go into <see cref="PickupFolder"/>.</summary>
    public RelaySettings? Relay { get; init; }

    /// <summary>Where .eml files go while no relay is set. Default: the folder of the site with .mail at its end.</summary>
    public required string PickupFolder { get; init; }

    /// <summary>Default: campaign-batch@localhost, which no relay takes; a relay demands a real one.</summary>
    public Address From { get; init; } = new("CampaignBatch", "campaign-batch@localhost.localdomain");

    public Address? ReplyTo { get; init; }

    /// <summary>Who gets reports where nobody else is named.</summary>
    public IReadOnlyList<Address> To { get; init; } = [];

    /// <summary>Who is told when a run failed whose reports were to be mailed. Default: nobody; the log says it anyway.</summary>
    public IReadOnlyList<Address> Operators { get; init; } = [];

    /// <summary>Where readers reach the site, without "/" at its end; null: nowhere.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>How a mailto: address begins.</summary>
    public const string MailTo = "mailto:";

    /// <summary>
    /// Where readers can end the mails, an https or mailto address of the operator's; null: at the service, where it answers at an https
    /// <see cref="BaseUrl"/>, else nowhere.
    /// </summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Whether the single-file report comes with the mail. Default false.</summary>
    public bool AttachReport { get; init; }

    /// <summary>From which age on the data of a running campaign are called stale. Default 36 hours; 1 to 8760.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(36);

    /// <summary>Default <see cref="Delivery.WhenUnsure.Resend"/>.</summary>
    public WhenUnsure WhenUnsure { get; init; } = WhenUnsure.Resend;

    /// <summary>How long a message is tried. Default 5 days; 1 to 30.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(5);

    /// <summary>A way out of the house.</summary>
    public IDelivery Way(TimeProvider clock) => Relay is { } relay ? new SmtpRelay(relay, clock) : new PickupFolder(PickupFolder);
}
