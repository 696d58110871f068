using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>What the data say of the variants of one campaign, before anything is judged.</summary>
public sealed record VariantData
{
    public required Campaign Campaign { get; init; }

    /// <summary>Variants with at least 30 users, ordinal.</summary>
    public required IReadOnlyList<string> Arms { get; init; }

    /// <summary>First of the local days that all arms share; null where there is none.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last of them, included; null as <see cref="FirstDay"/>.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The instant with which <see cref="FirstDay"/> begins. UTC; null as it.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>Whether all arms have their first message on the same local day.</summary>
    public bool StartTogether { get; init; } = true;

    /// <summary>The compared users.</summary>
    public IReadOnlyList<ArmProfile> Profiles { get; init; } = [];

    /// <summary>T. UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Local day of T.</summary>
    public required DateOnly AsOfDay { get; init; }

    /// <summary>Whether the source reports the responses.</summary>
    public bool HasResponses { get; init; } = true;

    /// <summary>Whether the campaign has a goal that can be seen.</summary>
    public bool HasGoal { get; init; }

    /// <summary>Whether its goals have values.</summary>
    public bool HasValues { get; init; }
}
