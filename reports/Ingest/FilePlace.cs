namespace CampaignBatch.Reports.Ingest;

/// <summary>Where a file lies, for the sections of a source that may read it.</summary>
/// <param name="path">Its path with "/", relative to the data folder, or beginning with that folder's own name.</param>
internal sealed class FilePlace(string path)
{
    /// <summary>Whether a pattern of paths means it.</summary>
    public bool Matches(string pattern) => PathPattern.Matches(pattern, path, ignoreCase: true);

    /// <summary>Tables that its path may name: a list a part, the file's own first, then its folders from the innermost on.</summary>
    public IEnumerable<IReadOnlyList<string>> Tables() => path.Split('/').Reverse().Select(TableName.Of);
}
