using System.Security.Cryptography;
using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Which site needs which staged dumps, so that one that shares a cache does not forget those of another. A file a site: its folder, then names.</summary>
/// <param name="folder">Where; made when first written.</param>
internal sealed class StagedUses(string folder)
{
    /// <summary>Short name of a site in a cache.</summary>
    public static string NameOf(string site) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(Path.GetFullPath(site)))))[..16];

    public void Remember(string site, IEnumerable<string> names)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, NameOf(site));
        File.WriteAllLines(path + ".tmp", [Path.GetFullPath(site), .. names.Order(StringComparer.Ordinal)]);
        File.Move(path + ".tmp", path, true);
    }

    /// <summary>The names that any site needs that is still there.</summary>
    public HashSet<string> All()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !f.EndsWith(".tmp", StringComparison.Ordinal)).ToList())
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length > 0 && Directory.Exists(lines[0]))
            {
                all.UnionWith(lines.Skip(1));
            }
            else
            {
                File.Delete(file);
            }
        }

        return all;
    }
}
