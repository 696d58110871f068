namespace CampaignBatch.Reports.Publishing;

/// <summary>Writes one file wholly or not at all: beside its place, onto the disk, then into its place in one step.</summary>
public static class WholeFile
{
    // A name beside it that readers of the folder leave alone; the same each time, so that killed attempts leave one at most.
    private const string Beside = ".part";

    /// <param name="path">Where it shall stand; what stands there already is replaced.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="IOException">The file system refuses; what stood there stays.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var part = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "." + Path.GetFileName(path) + Beside);
        // Never through a link that somebody put there.
        File.Delete(part);
        using (var handle = File.OpenHandle(part, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(handle, content, 0);
        }

        Durable.Flush(part);
        File.Move(part, path, overwrite: true);
        Durable.Flush(Path.GetDirectoryName(part)!);
    }
}
