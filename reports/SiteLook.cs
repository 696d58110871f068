using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports;

/// <summary>How a site looks and what it speaks: templates, ours or a template owner's, the language, and how its CSV files begin.</summary>
/// <param name="Templates">Read and judged.</param>
/// <param name="Language">What its pages say.</param>
/// <param name="CsvByteOrderMark">Whether its CSV files begin with a byte order mark.</param>
/// <param name="Digest">Changes when one of these does.</param>
internal sealed record SiteLook(Templates Templates, Language Language, bool CsvByteOrderMark, string Digest)
{
    /// <exception cref="TemplateError">A template is wrong.</exception>
    /// <exception cref="WordsError">The language is not there, or lacks a label.</exception>
    public static SiteLook Of(LineSettings settings)
    {
        var files = TemplateFiles.With(settings.Templates);
        var parts = $"{settings.Language} {files.Digest} csv_bom={settings.CsvByteOrderMark}";
        return new SiteLook(
            new Templates(files),
            Language.Read(settings.Language, files.Texts),
            settings.CsvByteOrderMark,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts))));
    }
}
