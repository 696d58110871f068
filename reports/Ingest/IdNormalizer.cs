using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Ids that programs write in several ways: "77", 77.0, ' 77 '.</summary>
internal static partial class IdNormalizer
{
    /// <summary>Without case, blanks, quotes, and the ".0" of whole numbers: ids of one such spelling are perhaps one.</summary>
    public static string Normalize(string id) =>
        Zeros().Replace(string.Concat(id.Normalize(System.Text.NormalizationForm.FormKC).Where(IsLetter)).ToLowerInvariant(), "");

    private static bool IsLetter(char letter) =>
        !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '\u200B' or '\uFEFF');

    [GeneratedRegex(@"(?<=^\d+)\.0+$")]
    private static partial Regex Zeros();
}
