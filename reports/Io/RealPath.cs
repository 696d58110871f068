namespace CampaignBatch.Reports.Io;

/// <summary>Where a path leads to: links are followed, those of its folders too.</summary>
internal static class RealPath
{
    /// <summary>The path without links; where a link leads to nothing or to itself, the path as far as it can be followed.</summary>
    public static string Of(string path)
    {
        var target = Target(path);
        return Path.GetDirectoryName(target) is { } parent ? Path.Combine(Of(parent), Path.GetFileName(target)) : target;
    }

    private static string Target(string path)
    {
        try
        {
            return new DirectoryInfo(path).ResolveLinkTarget(true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
