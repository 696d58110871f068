using System.Globalization;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>English words and nobody's numbers: this program brings no cultures, and a page must still say which language it is in.</summary>
internal sealed class English() : CultureInfo("")
{
    public static CultureInfo Words { get; } = new English();

    public override string TwoLetterISOLanguageName => "en";
}
