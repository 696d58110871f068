using System.Globalization;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// How long the texts of a campaign may be. A row whose id has no end is no campaign's: something else stands there. Of what is told about a campaign
/// the beginning is shown.
/// </summary>
internal static class CampaignLimits
{
    /// <summary>Letters of an id and of a name.</summary>
    public const int LongestName = 500;

    /// <summary>Letters of a title, a segment and the like.</summary>
    public const int LongestLine = 1_000;

    /// <summary>Letters of a description and of the text of a message.</summary>
    public const int LongestText = 10_000;

    /// <summary>Letters of a mail address.</summary>
    public const int LongestAddress = 320;

    /// <summary>Tags that are kept, and variants that a campaign may name.</summary>
    public const int MostTags = 50, MostVariants = 5_000;

    private const int Shown = 100;

    /// <summary>Why a campaign gets no report; null where a report can hold it.</summary>
    public static string? Fault(CampaignRow row) => row switch
    {
        { Variants.Count: > MostVariants } => FormattableString.Invariant(
            $"it names {row.Variants.Count:N0} variants, and a report shows at most {MostVariants:N0}"),
        _ => null,
    };

    /// <summary>Why a row is no campaign's; null where its id is short enough.</summary>
    public static string? FaultOfId(CampaignRow row) => row.Id switch
    {
        null => "it has no campaign_id",
        { } id when !IsId(id) => TooLong("campaign_id", id),
        _ => null,
    };

    /// <summary>A text as it may be shown in a sentence.</summary>
    public static string? Beginning(string? text) => text is null ? null : LongLabels.Cut(text, Shown);

    /// <summary>Whether a text is short enough for an id.</summary>
    public static bool IsId(string text) => Letters(text) <= LongestName;

    /// <summary>An id of any row as it may be shown: nothing keeps it from being a page long.</summary>
    public static string ShownId(string text) => LongLabels.Cut(text, LongestName);

    /// <summary>The row with what is told about the campaign cut.</summary>
    public static CampaignRow Cut(CampaignRow row) => row with
    {
        Name = Cut(row.Name, LongestName),
        Goal = Cut(row.Goal, LongLabels.Longest),
        Control = Cut(row.Control, LongLabels.Longest),
        Variants = [.. row.Variants.Select(v => LongLabels.Cut(v))],
        Segment = Cut(row.Segment, LongestLine),
        Trigger = Cut(row.Trigger, LongestLine),
        MessageTitle = Cut(row.MessageTitle, LongestLine),
        MessageBody = Cut(row.MessageBody, LongestText),
        Description = Cut(row.Description, LongestText),
        PrimaryMetric = Cut(row.PrimaryMetric, LongLabels.Longest),
        ValueUnit = Cut(row.ValueUnit, LongLabels.Longest),
        Tags = [.. row.Tags.Take(MostTags).Select(t => LongLabels.Cut(t))],
    };

    /// <summary>What <see cref="Cut(CampaignRow)"/> cuts of a row, in words.</summary>
    public static IEnumerable<string> Cuts(CampaignRow row)
    {
        (string Column, string? Text, int Longest)[] texts =
        [
            ("name", row.Name, LongestName), ("goal", row.Goal, LongLabels.Longest), ("control", row.Control, LongLabels.Longest),
            ("variants", row.Variants.MaxBy(v => v.Length), LongLabels.Longest), ("segment", row.Segment, LongestLine),
            ("trigger", row.Trigger, LongestLine), ("message_title", row.MessageTitle, LongestLine),
            ("message_body", row.MessageBody, LongestText), ("description", row.Description, LongestText),
            ("primary_metric", row.PrimaryMetric, LongLabels.Longest), ("value_unit", row.ValueUnit, LongLabels.Longest),
            ("tags", row.Tags.MaxBy(t => t.Length), LongLabels.Longest),
        ];
        foreach (var (column, text, longest) in texts.Where(t => t.Text is not null && Letters(t.Text) > t.Longest))
        {
            yield return FormattableString.Invariant($"its {column} has {Letters(text!):N0} letters, and is cut to {longest:N0}");
        }

        if (row.Tags.Count > MostTags)
        {
            yield return FormattableString.Invariant($"it has {row.Tags.Count:N0} tags, and the first {MostTags:N0} are kept");
        }
    }

    private static string? Cut(string? text, int longest) => text is null ? null : LongLabels.Cut(text, longest);

    private static int Letters(string text) => text.Length <= LongLabels.Longest ? text.Length : text.EnumerateRunes().Count();

    private static string TooLong(string column, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"its {column} has {Letters(text):N0} letters, more than the {LongestName:N0} that one may have; it begins with \"{Beginning(text)}\"");
}
