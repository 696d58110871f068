using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignBatch.Reports.Publishing;

/// <summary>
/// The folder name of each campaign. An id that is a safe name stands as it is; any other becomes a readable part and a hash of the id.
/// The names are of [A-Za-z0-9_-], at most 100 characters, and no two are equal, not even but for case.
/// </summary>
public static partial class Slugs
{
    private const int LongestReadable = 35;
    private const int ShortHash = 16;
    private const int WholeHash = 64;

    /// <summary>Names all campaigns at once, since a name depends on the other ids; not on their order.</summary>
    /// <param name="ids">The ids of all campaigns, failed ones too; an id may come more than once.</param>
    /// <returns>The slug of each id.</returns>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> ids)
    {
        var distinct = ids.ToHashSet(StringComparer.Ordinal);
        var plain = distinct.Where(IsSafe)
            .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Where(alike => alike.Count() == 1)
            .SelectMany(alike => alike)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        var hashed = distinct.Where(id => !plain.Contains(id) || !IsSafe(id)).ToArray();
        var taken = hashed.CountBy(id => Hashed(id, ShortHash), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

        var slugs = plain.ToDictionary(id => id, id => id, StringComparer.Ordinal);
        foreach (var id in hashed)
        {
            // An id can be made to look like the hashed name of another. With the whole hash a name is longer than any plain or short one.
            var name = Hashed(id, ShortHash);
            slugs[id] = plain.Contains(name) || taken[name] > 1 ? Hashed(id, WholeHash) : name;
        }

        return slugs;
    }

    private static bool IsSafe(string id) => Safe().IsMatch(id) && !Reserved().IsMatch(id);

    private static string Hashed(string id, int length)
    {
        var readable = Unsafe().Replace(id, "-").Trim('-');
        readable = readable.Length > LongestReadable ? readable[..LongestReadable].TrimEnd('-') : readable;

        // The UTF-16 as it stands: as UTF-8, ids that differ in a lone surrogate would become equal.
        var hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
        return new StringBuilder(readable.Length == 0 ? "campaign" : readable).Append('-').Append(hash, 0, length).ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Safe();

    [GeneratedRegex(@"[^A-Za-z0-9_]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\A(?:CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
