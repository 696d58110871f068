using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Names that are nearly one that was meant: written in another style, or with a slip of the keyboard.</summary>
internal static class SimilarName
{
    /// <summary>Letters from which on one slip may be one; shorter names are near too many others.</summary>
    private const int FewestForOneSlip = 5;

    /// <summary>The one of <paramref name="meant"/> that a name is nearly, and is not; null for none.</summary>
    public static string? Of(string name, IEnumerable<string> meant)
    {
        var bare = Bare(name);
        var all = meant.ToList();
        if (bare.Length == 0 || all.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        return all.Find(m => Bare(m) == bare) ?? all.Find(m => m.Length >= FewestForOneSlip && IsOneSlip(bare, Bare(m)));
    }

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Bare(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Whether one letter more, less or other, or two in the wrong order, makes one of the other.</summary>
    private static bool IsOneSlip(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var same = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        var (rest, others) = (one[same..], other[same..]);
        return rest.Length == others.Length
            ? rest.Length == 0 || rest[1..] == others[1..] || IsSwap(rest, others)
            : rest.Length > others.Length ? rest[1..] == others : rest == others[1..];
    }

    private static bool IsSwap(string one, string other) =>
        one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..] == other[2..];
}
