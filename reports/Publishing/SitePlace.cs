namespace CampaignBatch.Reports.Publishing;

/// <summary>Where a site stands and where its next generation is made: beside it, or inside where the folder is a disk of its own.</summary>
/// <param name="Out">The site.</param>
/// <param name="Next">The generation in the making.</param>
/// <param name="Old">The generation before, while two folders cannot be exchanged in one step.</param>
/// <param name="Lock">The file held by the run that publishes.</param>
internal sealed record SitePlace(string Out, string Next, string Old, string Lock)
{
    private const string NextInside = ".next", OldInside = ".old", LockInside = ".lock";

    /// <summary>Whether the next generation is made inside of the site's folder.</summary>
    public bool IsInside => Path.GetDirectoryName(Next) == Out;

    /// <summary>Whether a run is at the site, or one was killed there.</summary>
    public bool HasLeftovers => Path.Exists(Next) || Path.Exists(Old) || Path.Exists(Lock);

    /// <summary>Names at the top of a site's folder that are no part of the site.</summary>
    public static bool IsApart(string name) => name is NextInside or OldInside or LockInside or "lost+found";

    public static SitePlace Of(string outFolder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outFolder));
        return IsMount(whole) ? Inside(whole) : new SitePlace(whole, whole + ".next", whole + ".old", whole + ".lock");
    }

    public static SitePlace Inside(string whole) =>
        new(whole, Path.Combine(whole, NextInside), Path.Combine(whole, OldInside), Path.Combine(whole, LockInside));

    /// <summary>Refuses a folder that is not a site of ours and not empty; never touches it.</summary>
    public void DemandOurs()
    {
        if (new FileInfo(Out).LinkTarget is { } target)
        {
            throw new CannotWrite($"Cannot write {Out}: it is a link to {target}. Name the folder itself with --out.");
        }

        if (File.Exists(Out))
        {
            throw new CannotWrite($"Cannot write {Out}: it is a file. Choose a folder with --out.");
        }

        if (IsForeign(Out))
        {
            throw new CannotWrite(
                $"Cannot write {Out}: it holds files and is no site of ours (there is no {Published.FileName} in it). Choose a new or empty folder with --out.");
        }
    }

    /// <summary>Takes away what killed runs left, and puts a site back that was between its two names.</summary>
    public void Sweep()
    {
        if (!IsInside && !Path.Exists(Out) && Directory.Exists(Old) && !IsForeign(Old))
        {
            Durable.Rename(Old, Out);
        }

        SweepOne(Next);
        SweepOne(Old);
    }

    private void SweepOne(string folder)
    {
        if (File.Exists(folder) || new FileInfo(folder).LinkTarget is not null || IsForeign(folder))
        {
            throw new CannotWrite(
                $"Cannot write {Out}: {folder} is needed to make the next site in, and is no leftover of ours. Move it away, or choose another folder with --out.");
        }

        if (Directory.Exists(folder))
        {
            SiteTree.Remove(folder);
        }
    }

    private static bool IsForeign(string folder) =>
        Directory.Exists(folder)
        && !File.Exists(Path.Combine(folder, Published.FileName))
        && Directory.EnumerateFileSystemEntries(folder).Any(entry => !IsApart(Path.GetFileName(entry)));

    private static bool IsMount(string folder) =>
        Path.GetDirectoryName(folder) is null
        || (Directory.Exists(folder) && DriveInfo.GetDrives().Any(drive => Path.TrimEndingDirectorySeparator(drive.Name) == folder));
}
