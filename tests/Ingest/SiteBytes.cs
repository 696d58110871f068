using System.Security.Cryptography;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Every file of a folder with its digest, to compare sites byte by byte.</summary>
internal static class SiteBytes
{
    public static SortedDictionary<string, string> Of(string folder) => new(
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public static void Same(SortedDictionary<string, string> one, SortedDictionary<string, string> other, Func<string, bool>? but = null) => Assert.Equal(
        one.Where(f => but is null || !but(f.Key)).Select(f => $"{f.Key} {f.Value}"),
        other.Where(f => but is null || !but(f.Key)).Select(f => $"{f.Key} {f.Value}"));
}
