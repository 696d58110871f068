using System.Globalization;
using System.Security.Cryptography;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>A password as settings hold it: PBKDF2 with SHA-256, salted; the password itself is nowhere.</summary>
internal sealed class PasswordHash
{
    public const string Wanted = "what the command password writes, such as pbkdf2-sha256$600000$salt$hash";

    // OWASP's advice for PBKDF2 with SHA-256.
    private const int Rounds = 600_000;
    private const int FewestRounds = 100_000, MostRounds = 10_000_000;
    private const int SaltBytes = 16, HashBytes = 32;
    private const string Method = "pbkdf2-sha256";

    private readonly int rounds;
    private readonly byte[] salt;
    private readonly byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) => (this.rounds, this.salt, this.hash) = (rounds, salt, hash);

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash(Rounds, salt, Derive(password, salt, Rounds));
    }

    /// <summary>Null where this is no hash.</summary>
    public static PasswordHash? Read(string text)
    {
        var parts = text.Split('$');
        try
        {
            return parts is [Method, var rounds, var salt, var hash]
                && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= FewestRounds and <= MostRounds
                && Convert.FromBase64String(hash) is { Length: HashBytes } bytes && Convert.FromBase64String(salt) is { Length: >= SaltBytes } grains
                ? new PasswordHash(count, grains, bytes)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Takes the same time whether or not it is the password.</summary>
    public bool Holds(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, salt, rounds), hash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashBytes);
}
