namespace CampaignBatch.Reports.Ingest;

/// <summary>The words that a mapping's header knows, and those that are nearly one of them.</summary>
internal static class HeaderWords
{
    private static readonly string[] Known = ["makes", "from", "tables", "null words", "needs", "may have", "measures", "not measured"];

    /// <summary>It is too short for the rule of one slip: many words are as near.</summary>
    private static readonly string[] FromSlips = ["form", "fron", "frm", "fom", "fromm"];

    /// <summary>All, for people.</summary>
    public static string All => string.Join(", ", Known);

    public static bool IsOne(string word) => Array.IndexOf(Known, word) >= 0;

    /// <summary>The word that was meant; null where the word is known, or like none.</summary>
    public static string? Meant(string word)
    {
        if (word.Length == 0 || IsOne(word))
        {
            return null;
        }

        return SimilarName.Of(word, Known) ?? (FromSlips.Contains(SimilarName.Bare(word)) ? "from" : null);
    }
}
