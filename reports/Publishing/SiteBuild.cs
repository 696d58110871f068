using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CampaignBatch.Reports.Publishing;

/// <summary>
/// A whole site or nothing: the next generation is written beside the published one, checked, put onto the disk, and takes its place.
/// Until then, and after any failure, the published site is as it was. <see cref="Write"/> and <see cref="Keep"/> may be called from several threads.
/// </summary>
public sealed class SiteBuild : IDisposable
{
    private const string Index = "index.html";
    private readonly SiteLock held;
    private readonly ConcurrentDictionary<string, string> digests = new(StringComparer.Ordinal);
    private SitePlace place;

    private SiteBuild(SitePlace place, SiteLock held)
    {
        this.place = place;
        this.held = held;
        Standing = Published.Read(place.Out);
    }

    /// <summary>The folder of the next generation, empty at first. Nothing in it is kept unless published.</summary>
    public string Folder => place.Next;

    /// <summary>What the published site says of itself; null where none stands or it is damaged.</summary>
    public Published? Standing { get; }

    /// <summary>Makes room for a next generation, and takes away what killed runs left.</summary>
    /// <param name="outFolder">Where the site stands once published. New, empty, or a site of ours.</param>
    /// <exception cref="CannotWrite">The folder is not ours, another run is at it, or the disk refuses.</exception>
    public static SiteBuild Begin(string outFolder)
    {
        var place = SitePlace.Of(outFolder);
        return WriteFault.Guard(place.Out, () =>
        {
            place.DemandOurs();
            try
            {
                return Begin(place);
            }
            catch (Exception e) when (!place.IsInside && Directory.Exists(place.Out) && WriteFault.IsForbidden(e))
            {
                return Begin(SitePlace.Inside(place.Out));
            }
        });
    }

    /// <summary>
    /// Takes away what killed runs left beside a site that stays as it is. Where another run is at it, or the disk refuses, all is left to the next run.
    /// </summary>
    /// <param name="outFolder">Where the site stands.</param>
    /// <param name="sweepCache">Takes away what they left in the cache; called only where there was something beside the site.</param>
    public static void Sweep(string outFolder, Action sweepCache)
    {
        var place = SitePlace.Of(outFolder);
        if (!place.HasLeftovers)
        {
            return;
        }

        try
        {
            using var held = SiteLock.Take(place.Lock, place.Out);
            place.Sweep();
            sweepCache();
        }
        catch (Exception e) when (e is CannotWrite || WriteFault.IsOne(e))
        {
        }
    }

    /// <summary>Writes one file of the site.</summary>
    /// <param name="file">Path with "/", relative to the site.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="CannotWrite">The disk refuses.</exception>
    public void Write(string file, ReadOnlySpan<byte> content)
    {
        var path = SiteTree.Below(Folder, file) ?? throw new ArgumentException($"{file} lies outside of the site.", nameof(file));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(handle, content, 0);
        }
        catch (Exception e) when (WriteFault.IsOne(e))
        {
            throw WriteFault.Of(e, path);
        }

        digests[file] = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Carries a folder of the published site over as it stands.</summary>
    /// <param name="folder">Path with "/", relative to the site, such as <c>campaigns/spring</c>.</param>
    /// <returns>False where the published site has no such folder, or not with the very bytes it was published with: draw it anew.</returns>
    public bool Keep(string folder)
    {
        var files = Standing?.Files.Where(file => file.Key.StartsWith(folder + '/', StringComparison.Ordinal)).ToArray() ?? [];
        if (files.Length == 0 || !files.All(file => Standing!.IsWhole(place.Out, file.Key)))
        {
            return false;
        }

        WriteFault.Guard(Path.Combine(Folder, folder), () => SiteTree.Carry(place.Out, Folder, files.Select(file => file.Key)));
        foreach (var (file, digest) in files)
        {
            digests[file] = digest;
        }

        return true;
    }

    /// <summary>Brings a folder into the site that was made elsewhere, such as by another worker.</summary>
    /// <param name="from">Where it lies.</param>
    /// <param name="folder">Path with "/", relative to the site, that nothing stands at yet.</param>
    /// <returns>The digest of what was brought.</returns>
    /// <exception cref="CannotWrite">It is not there, or the disk refuses.</exception>
    public string Bring(string from, string folder) => WriteFault.Guard(Path.Combine(Folder, folder), () =>
    {
        var files = SiteTree.Files(from);
        SiteTree.Carry(from, Path.Combine(Folder, folder), files);
        var brought = files.Select(file => KeyValuePair.Create(file, SiteTree.Sha256(Path.Combine(Folder, folder, file)))).ToList();
        foreach (var (file, digest) in brought)
        {
            digests[$"{folder}/{file}"] = digest;
        }

        return SiteTree.Digest(brought);
    });

    /// <summary>Checks that nothing is missing, puts all onto the disk, and makes this the published site in one step.</summary>
    /// <param name="inputs">The digest of everything the site was made from.</param>
    /// <param name="parts">The digest of what each part was made from, by the part's name; for the next run to know what it may keep.</param>
    /// <param name="fence">The number of the worker that publishes, where several share the site.</param>
    /// <param name="cancel">Listened to until the new site takes its place.</param>
    /// <exception cref="CannotWrite">The disk refuses, or a worker with a higher number has published; the published site is as it was.</exception>
    public Published Publish(string inputs, IReadOnlyDictionary<string, string>? parts = null, long? fence = null, CancellationToken cancel = default) =>
        WriteFault.Guard(place.Out, () =>
        {
            var published = Seal(inputs, parts ?? new Dictionary<string, string>(), fence, cancel);
            cancel.ThrowIfCancellationRequested();
            DemandNotFenced(fence);
            TakePlace(published);
            RemoveNext();
            return published;
        });

    /// <summary>Takes the next generation away where it was not published, and lets other runs come.</summary>
    public void Dispose()
    {
        RemoveNext();
        held.Dispose();
    }

    private static SiteBuild Begin(SitePlace place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(place.Next)!);
        var held = SiteLock.Take(place.Lock, place.Out);
        try
        {
            place.Sweep();
            Durable.NewFolder(place.Next);
            File.WriteAllBytes(Path.Combine(place.Next, Published.FileName), []);
            if (!OperatingSystem.IsWindows() && Directory.Exists(place.Out))
            {
                File.SetUnixFileMode(place.Next, File.GetUnixFileMode(place.Out));
            }

            return new SiteBuild(place, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void DemandNotFenced(long? fence)
    {
        if (fence is { } mine && Published.Read(place.Out)?.Fence is { } theirs && theirs > mine)
        {
            throw new CannotWrite($"Cannot write {place.Out}: another worker took over and has published since. Nothing is lost: its site stands.") { IsTaken = true };
        }
    }

    private Published Seal(string inputs, IReadOnlyDictionary<string, string> parts, long? fence, CancellationToken cancel)
    {
        var files = SiteTree.Files(Folder).Where(file => file != Published.FileName).ToArray();
        if (digests.Keys.Append(Index).Except(files, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            throw new IOException($"{missing} is missing from the new site.");
        }

        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            digests.GetOrAdd(file, _ => SiteTree.Sha256(Path.Combine(Folder, file)));
        }

        var published = new Published { Inputs = inputs, Fence = fence, Parts = parts, Files = digests.ToDictionary(StringComparer.Ordinal) };
        File.WriteAllBytes(Path.Combine(Folder, Published.FileName), published.ToJson());
        SiteTree.Flush(Folder, files.Append(Published.FileName), cancel);
        return published;
    }

    private void TakePlace(Published published)
    {
        try
        {
            if (!place.IsInside)
            {
                SiteSwap.Whole(place);
                return;
            }
        }
        catch (IOException e) when (Durable.IsOtherDisk(e))
        {
            // A disk of its own that the system does not list as one.
            var inside = SitePlace.Inside(place.Out);
            inside.Sweep();
            Durable.NewFolder(inside.Next);
            SiteTree.Carry(place.Next, inside.Next, published.Files.Keys.Prepend(Published.FileName));
            SiteTree.Flush(inside.Next, published.Files.Keys.Append(Published.FileName), CancellationToken.None);
            RemoveNext();
            place = inside;
        }

        SiteSwap.ByEntry(place);
    }

    // What cannot be taken away now is by the next run.
    private void RemoveNext()
    {
        try
        {
            if (Directory.Exists(place.Next))
            {
                SiteTree.Remove(place.Next);
            }
        }
        catch (Exception e) when (WriteFault.IsOne(e))
        {
        }
    }
}
