using System.Security.Cryptography;
using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a page allows itself: its own style sheets and scripts, each known by its digest. Nothing is fetched.</summary>
internal static class ContentPolicy
{
    public static string For(IEnumerable<string> styles, IEnumerable<string> scripts) =>
        $"default-src 'none'; img-src data:; style-src {Digests(styles)}; {(scripts.Any() ? $"script-src {Digests(scripts)}; " : "")}base-uri 'none'; form-action 'none'";

    private static string Digests(IEnumerable<string> texts) => string.Join(' ', texts.Select(text => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'"));
}
