using System.Text.Json;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Reports;

/// <summary>The dumps of the published site, kept beside it so that the next run can say which are gone.</summary>
internal static class PreviousInputs
{
    /// <summary>Where they are kept, relative to the site.</summary>
    public const string File = "runs/inputs.json";

    private static readonly string[] Packed = [".gz", ".zst"];

    /// <summary>
    /// Dumps that were read then, and of which neither the name nor the bytes are here now; in order of path. One that was only packed, or unpacked, is here.
    /// </summary>
    /// <param name="site">The published site; nothing is gone where there is none.</param>
    /// <param name="folder">What is read now.</param>
    public static IReadOnlyList<InputFile> Vanished(string site, ReadFolder folder)
    {
        var names = folder.Dumps.Select(d => Unpacked(d.Dump.File)).ToHashSet(StringComparer.Ordinal);
        var bytes = folder.Dumps.Select(d => d.Sha256).ToHashSet(StringComparer.Ordinal);
        return [.. Read(site).Where(i => !names.Contains(Unpacked(i.File)) && !bytes.Contains(i.Sha256)).OrderBy(i => i.File, StringComparer.Ordinal)];
    }

    /// <summary>The dumps of this run, as they are kept.</summary>
    public static byte[] ToJson(ReadFolder folder) => JsonSerializer.SerializeToUtf8Bytes(folder.Inputs(), SiteRecords.Options);

    private static string Unpacked(string file) =>
        Packed.FirstOrDefault(end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } found ? file[..^found.Length] : file;

    private static IReadOnlyList<InputFile> Read(string site)
    {
        try
        {
            var file = Path.Combine(site, File);
            return System.IO.File.Exists(file)
                ? JsonSerializer.Deserialize<List<InputFile>>(System.IO.File.ReadAllBytes(file), SiteRecords.Options) ?? []
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // The record of an earlier run is only a help.
            return [];
        }
    }
}
