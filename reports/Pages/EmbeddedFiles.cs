namespace CampaignBatch.Reports.Pages;

/// <summary>
/// The data files of a campaign, by their path beside the page. The page carries them too, so that it can be sent alone and still be exported:
/// page.js hands them out. A file beyond <see cref="Largest"/> stands beside the page only.
/// </summary>
internal sealed class EmbeddedFiles
{
    /// <summary>Bytes up to which a file is carried.</summary>
    public const int Largest = 1 << 20;

    private readonly List<(string Path, byte[] Bytes)> files = [];

    public IReadOnlyList<(string Path, byte[] Bytes)> All => files;

    /// <summary>Paths of those that are too large to be carried.</summary>
    public IEnumerable<string> Beside => files.Where(f => f.Bytes.Length > Largest).Select(f => f.Path);

    public void Add(string path, byte[] bytes) => files.Add((path, bytes));

    /// <summary>A JSON object for a script element: text as it is, Arrow as base 64.</summary>
    public string Island() => DataIsland.Of(json =>
    {
        json.WriteStartObject();
        foreach (var (path, bytes) in files.Where(f => f.Bytes.Length <= Largest))
        {
            if (path.EndsWith(".arrow", StringComparison.Ordinal))
            {
                json.WriteBase64String(path, bytes);
            }
            else
            {
                json.WriteString(path, bytes);
            }
        }

        json.WriteEndObject();
    });
}
