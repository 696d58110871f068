using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Access;

/// <summary>
/// A secret that stands for its bearer: the one that opens a service without users, made anew at each start unless the settings fix it, or
/// the one by which a scraper reads the metrics.
/// </summary>
/// <param name="text">The secret; told to nobody but the operator.</param>
internal sealed class AccessToken(string text)
{
    public const string Wanted = "a secret of at least 20 letters, digits, - or _, such as openssl rand -hex 24 writes";

    private const string Scheme = "Bearer ";
    private const int FewestLetters = 20, MostLetters = 200;
    private const int RandomLetters = 48;
    private const int KeyLetters = 16;

    private readonly byte[] digest = Digest(text);

    /// <summary>The secret itself, for the address that the operator is told.</summary>
    public string Text => text;

    /// <summary>What a cookie holds in its place: another token, another key.</summary>
    public string Key => Convert.ToHexStringLower(digest)[..KeyLetters];

    /// <summary>A new one that nobody can guess.</summary>
    public static AccessToken Create() => new(RandomNumberGenerator.GetHexString(RandomLetters, lowercase: true));

    /// <summary>The text if it can be such a secret, else null.</summary>
    public static string? Read(string text) =>
        text.Length is >= FewestLetters and <= MostLetters && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? text : null;

    /// <summary>Takes the same time whatever is given.</summary>
    public bool Matches(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Digest(given), digest);

    /// <summary>Whether the request has <c>Authorization: Bearer</c> with this secret.</summary>
    public bool IsBorne(HttpRequest request) => Matches(Borne(request));

    /// <summary>What a request brings as <c>Authorization: Bearer</c>; null for nothing.</summary>
    public static string? Borne(HttpRequest request) =>
        request.Headers.Authorization is [{ } given] && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? given[Scheme.Length..].Trim() : null;

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
