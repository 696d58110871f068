using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>What the messages of an order have in common, before they are addressed.</summary>
internal sealed record Draft
{
    public required MailOrder Order { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required IReadOnlyList<PublishedReport> Reports { get; init; }

    /// <summary>Single-file reports to go with it, by file name.</summary>
    public required IReadOnlyList<KeyValuePair<string, byte[]>> Files { get; init; }

    public required Letter Whole { get; init; }

    /// <summary>The same without charts and attached reports.</summary>
    public required Lazy<Letter> Light { get; init; }

    /// <summary>Where recipients end the mails; null where nobody would answer there.</summary>
    public UnsubscribeLinks? Links { get; init; }

    /// <summary>Where one of them does; null where nobody would answer there.</summary>
    public string? UnsubscribeUrl(Address to) => Links?.Url(Links.Token(Order.Schedule, to.Mailbox));

    /// <summary>A letter with that recipient's own link in it.</summary>
    public Letter Personal(Letter letter, Address to)
    {
        if (Links is null)
        {
            return letter;
        }

        var (general, own) = (GeneralToken(Links, Order), Links.Token(Order.Schedule, to.Mailbox));
        return letter with
        {
            Html = letter.Html.Replace(general, own, StringComparison.Ordinal),
            Text = letter.Text.Replace(general, own, StringComparison.Ordinal),
        };
    }

    /// <summary>
    /// What stands for the recipient's token until there is one. It names nobody, and no text of data can be the same.
    /// </summary>
    public static string GeneralToken(UnsubscribeLinks links, MailOrder order) => links.Token(order.Schedule, "");
}
