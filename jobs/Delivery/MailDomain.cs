using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>The domain of a mail address, which may be internationalized (IDNA).</summary>
internal static partial class MailDomain
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>As DNS and SMTP take it, in lower case: <c>bücher.example</c> is <c>xn--bcher-kva.example</c>.</summary>
    /// <returns>Null where this is no domain.</returns>
    public static string? ToAscii(string domain)
    {
        if (!Letters().IsMatch(domain))
        {
            return null;
        }

        try
        {
            // There and back, so that both spellings come to the same, and what spells no letters is refused.
            var letters = Idn.GetUnicode(Idn.GetAscii(domain.ToLowerInvariant()));
            var ascii = Idn.GetAscii(letters.ToLowerInvariant());
            return Sound().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A mark of its own (U+0300 to U+036F) is half of a letter that DNS knows as one character: it would lead elsewhere,
    // unseen.
    [GeneratedRegex(@"\A(?!.*[\u0300-\u036F])[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(
        @"\A(?=.{1,253}\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sound();
}
