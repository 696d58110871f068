using System.IO.Enumeration;

namespace CampaignBatch.Reports.Ingest;

/// <summary>A pattern of paths, with "/". A "*" or "?" stays within one part of the path; "**" spans any number of them.</summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string name, bool ignoreCase = false) => Matches(pattern.Split('/'), name.Split('/'), ignoreCase);

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name, bool ignoreCase)
    {
        if (pattern.IsEmpty)
        {
            return name.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], name, ignoreCase) || (!name.IsEmpty && Matches(pattern, name[1..], ignoreCase));
        }

        return !name.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], name[0], ignoreCase) && Matches(pattern[1..], name[1..], ignoreCase);
    }
}
