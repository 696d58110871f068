using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports;

/// <summary>How a site looks and what it speaks: templates, ours or a template owner's, and the language.</summary>
/// <param name="Templates">Read and judged.</param>
/// <param name="Language">What its pages say.</param>
/// <param name="Digest">Changes when either does.</param>
internal sealed record SiteLook(Templates Templates, Language Language, string Digest)
{
    /// <exception cref="TemplateError">A template is wrong.</exception>
    /// <exception cref="WordsError">The language is not there, or lacks a label.</exception>
    public static SiteLook Of(LineSettings settings)
    {
        var files = TemplateFiles.With(settings.Templates);
        return new SiteLook(new Templates(files), Language.Read(settings.Language, files.Texts), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Language} {files.Digest}"))));
    }
}
