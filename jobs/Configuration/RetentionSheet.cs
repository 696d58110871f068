using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>The settings of what is kept how long (<c>Retention</c>): what is wrong is refused by name.</summary>
internal static class RetentionSheet
{
    private const int MostDays = 36_500;
    private const int MostPublications = 100_000;

    private static readonly string[] Known =
    [
        nameof(RetentionRules.RunDays), nameof(RetentionRules.FailureDays), nameof(RetentionRules.Publications), nameof(RetentionRules.PublicationDays),
        nameof(RetentionRules.MessageDays), nameof(RetentionRules.MessageBodyDays), nameof(RetentionRules.PickupDays),
    ];

    /// <exception cref="SettingsError">One of them is wrong.</exception>
    public static RetentionRules Read(SettingsSheet sheet)
    {
        var group = new SettingsGroup(sheet.Layers, "Retention", Known);
        group.DemandKnown();
        var rules = new RetentionRules();
        int Days(string name, int otherwise) => group.Whole(name, 1, MostDays) ?? otherwise;
        return rules with
        {
            RunDays = Days(nameof(rules.RunDays), rules.RunDays),
            FailureDays = Days(nameof(rules.FailureDays), rules.FailureDays),
            Publications = group.Whole(nameof(rules.Publications), 1, MostPublications) ?? rules.Publications,
            PublicationDays = Days(nameof(rules.PublicationDays), rules.PublicationDays),
            MessageDays = Days(nameof(rules.MessageDays), rules.MessageDays),
            MessageBodyDays = Days(nameof(rules.MessageBodyDays), rules.MessageBodyDays),
            PickupDays = Days(nameof(rules.PickupDays), rules.PickupDays),
        };
    }
}
