using System.Security.Cryptography;
using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a page allows itself: its own style sheet and, where it has one, its own script, each known by its digest. Nothing is fetched.</summary>
internal static class ContentPolicy
{
    public static string For(string style, string? script = null)
    {
        var scripts = script is null ? "" : $"script-src {Digest(script)}; ";
        return $"default-src 'none'; img-src data:; style-src {Digest(style)}; {scripts}base-uri 'none'; form-action 'none'";
    }

    private static string Digest(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
