namespace CampaignBatch.Reports.Model;

/// <summary>What the dumps of one source report and those of another do not. Named in snake case outside of code: see <see cref="Measured.Facts"/>.</summary>
public enum Fact
{
    /// <summary>That a push was sent.</summary>
    Sends,

    /// <summary>That a device received a push: what is counted where sends are not reported, and of no account where they are.</summary>
    Receipts,

    /// <summary>That a push was refused.</summary>
    Bounces,

    /// <summary>Why it was.</summary>
    BounceReasons,

    /// <summary>That a push was opened.</summary>
    Opens,

    /// <summary>That an in-app message was shown.</summary>
    Impressions,

    /// <summary>That it was tapped.</summary>
    Taps,

    /// <summary>That it was closed without a tap.</summary>
    Dismissals,

    /// <summary>That an app was opened.</summary>
    Sessions,

    /// <summary>How long it stayed open.</summary>
    SessionSeconds,

    /// <summary>Goals that users reach.</summary>
    Goals,

    /// <summary>Who is eligible.</summary>
    Audience,

    /// <summary>When an event arrived, beside when it happened.</summary>
    ReceivedAt,

    /// <summary>Which arm of an A/B test a message is.</summary>
    Variant,

    Platform,

    AppVersion,

    Country,
}
