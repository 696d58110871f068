using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Dumps in an object store, by DuckDB's own extensions: copied beside the cache, the new and the changed ones only, and read there as any folder is. Credentials are
/// DuckDB's stored secrets, or those of the environment; they reach no message.
/// </summary>
/// <param name="location">Address of a folder: s3://, gs://, r2://, az://, abfss:// or file://; or https:// of one that has a manifest, since the web lists no folders.</param>
internal sealed partial class ObjectStore(string location)
{
    private static readonly Dictionary<string, string[]> Extensions = new(StringComparer.Ordinal)
    {
        ["s3"] = ["httpfs"], ["r2"] = ["httpfs"], ["gs"] = ["httpfs"], ["gcs"] = ["httpfs"], ["https"] = ["httpfs"], ["http"] = ["httpfs"],
        ["az"] = ["azure"], ["azure"] = ["azure"], ["abfss"] = ["azure"], ["file"] = [],
    };

    private static readonly (string Type, (string Parameter, string Variable)[] Of)[] Secrets =
    [
        ("s3", [("key_id", "AWS_ACCESS_KEY_ID"), ("secret", "AWS_SECRET_ACCESS_KEY"), ("session_token", "AWS_SESSION_TOKEN"), ("region", "AWS_REGION"), ("endpoint", "AWS_ENDPOINT_URL")]),
        ("gcs", [("key_id", "GCS_KEY_ID"), ("secret", "GCS_SECRET")]),
        ("azure", [("connection_string", "AZURE_STORAGE_CONNECTION_STRING")]),
    ];

    private readonly string _root = location.TrimEnd('/');

    private string Scheme => location[..location.IndexOf("://", StringComparison.Ordinal)].ToLowerInvariant();

    private bool IsWeb => Scheme is "https" or "http";

    /// <summary>Name of the folder.</summary>
    public string Name => Query().Replace(_root, "").TrimEnd('/').Split('/')[^1];

    public static bool IsOne(string location) => location.Contains("://", StringComparison.Ordinal);

    /// <summary>Copies what is new or changed, and forgets what is gone.</summary>
    /// <param name="cache">Folder in which a folder for this location is kept.</param>
    /// <param name="open">Opens a database.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <returns>The folder of the copies.</returns>
    /// <exception cref="SettingsError">It is no address of a store that can be read, or an extension is missing; says how to install it.</exception>
    /// <exception cref="NoUsableInput">The store does not answer, or gives nothing.</exception>
    public string Fetch(string cache, Func<Database> open, CancellationToken cancel)
    {
        if (!Extensions.TryGetValue(Scheme, out var extensions))
        {
            throw new SettingsError($"The data location '{Shown(location)}' is of no kind that is read. Name a folder, or an address that begins with one of: {string.Join(", ", Extensions.Keys.Select(s => s + "://"))}.");
        }

        using var database = open();
        extensions.ToList().ForEach(extension => Load(database, extension));
        var folder = Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_root)))[..16]);
        try
        {
            Admit(database);
            var there = List(database, cancel);
            Forget(folder, there.Select(f => f.Name));
            foreach (var (name, bytes, modifiedAt) in there)
            {
                Copy(database, name, Path.Combine(folder, name), bytes, modifiedAt, cancel);
            }

            return there.Count > 0 ? folder : throw new NoUsableInput($"There is nothing at '{Shown(location)}'.");
        }
        catch (DuckDBException error)
        {
            throw new NoUsableInput($"'{Shown(location)}' cannot be read: {Shown(Staging.Line(error.Message))}");
        }
    }

    /// <summary>Without names, passwords and signatures.</summary>
    internal static string Shown(string text) => Query().Replace(UserInfo().Replace(text, "://"), "?…");

    private void Load(Database database, string extension)
    {
        try
        {
            database.Execute($"load {extension}");
        }
        catch (DuckDBException)
        {
            throw new SettingsError($"The data location '{Shown(location)}' needs the extension {extension} of DuckDB, which is not installed for this user. {Ingest.Extensions.HowTo(database, extension)}");
        }
    }

    /// <summary>Of the environment, where it has any; else what DuckDB has stored serves.</summary>
    private void Admit(Database database)
    {
        var kind = Scheme switch { "s3" => "s3", "gs" or "gcs" => "gcs", "az" or "azure" or "abfss" => "azure", _ => "" };
        var given = Secrets.Where(s => s.Type == kind).SelectMany(s => s.Of).Select(p => (p.Parameter, Value: Environment.GetEnvironmentVariable(p.Variable))).Where(p => !string.IsNullOrEmpty(p.Value)).ToList();
        if (given.Count == 0)
        {
            return;
        }

        var parameters = given.SelectMany(p => p.Parameter == "endpoint" ? Endpoint(p.Value!) : [$"{p.Parameter} {Database.Quoted(p.Value!)}"]);
        try
        {
            database.Execute($"create or replace temporary secret dumps (type {kind}, {string.Join(", ", parameters)})");
        }
        catch (DuckDBException)
        {
            // The message would quote the statement, and with it the secret.
            throw new SettingsError($"The credentials for '{Shown(location)}' in the environment ({string.Join(", ", Secrets.Single(s => s.Type == kind).Of.Select(p => p.Variable))}) are not accepted by DuckDB.");
        }
    }

    /// <summary>An address of a store of one's own.</summary>
    private static IEnumerable<string> Endpoint(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        ? [$"endpoint {Database.Quoted(uri.Authority)}", $"use_ssl {(uri.Scheme == "https" ? "true" : "false")}", "url_style 'path'"]
        : [$"endpoint {Database.Quoted(url)}"];

    private List<(string Name, long Bytes, DateTime ModifiedAt)> List(Database database, CancellationToken cancel)
    {
        if (IsWeb)
        {
            // A manifest lists the folder, and its own time tells nothing: files are known by their size and digest.
            var text = (string)database.Scalar($"select content from read_text({Database.Quoted($"{_root}/{Manifest.FileName}")})", cancel)!;
            var file = Path.GetTempFileName();
            File.WriteAllText(file, text);
            try
            {
                return [.. Manifest.Read(Manifest.FileName, file).Keys.Append(Manifest.FileName).Select(Safe).OfType<string>().Select(name => (name, -1L, default(DateTime)))];
            }
            catch (InvalidDataException error)
            {
                throw new NoUsableInput($"{Manifest.FileName} of '{Shown(location)}' cannot be used: {error.Message}");
            }
            finally
            {
                File.Delete(file);
            }
        }

        // The part of the address that the names of files begin with.
        var prefix = (Scheme == "file" ? _root["file://".Length..] : _root) + "/";
        var found = database.Rows($"select filename, size, last_modified from read_blob({Database.Quoted(_root + "/**")})",
            r => (Name: r.GetString(0), Bytes: r.GetInt64(1), ModifiedAt: r.IsDBNull(2) ? default : DateTime.SpecifyKind(r.GetDateTime(2), DateTimeKind.Utc)), cancel);
        return [.. from file in found
                   where file.Name.StartsWith(prefix, StringComparison.Ordinal)
                   let name = Safe(file.Name[prefix.Length..])
                   where name is not null
                   orderby name
                   select (name, file.Bytes, file.ModifiedAt)];
    }

    /// <summary>A name that stays below the folder it is written to; null for another.</summary>
    private static string? Safe(string name) =>
        name.Length > 0 && !name.Split('/').Any(part => part is "" or "." or "..") && !Path.IsPathRooted(name) && name.AsSpan().IndexOfAny('\\', '\0') < 0 ? name : null;

    private void Copy(Database database, string name, string path, long bytes, DateTime modifiedAt, CancellationToken cancel)
    {
        if (bytes >= 0 && new FileInfo(path) is { Exists: true } known && known.Length == bytes && known.LastWriteTimeUtc == modifiedAt)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".tmp";
        database.Execute($"copy (select content from read_blob({Database.Quoted($"{_root}/{name}")})) to {Database.Quoted(unfinished)} (format blob)", cancel);
        if (modifiedAt != default)
        {
            File.SetLastWriteTimeUtc(unfinished, modifiedAt);
        }

        File.Move(unfinished, path, true);
    }

    private static void Forget(string folder, IEnumerable<string> names)
    {
        var kept = names.Select(n => Path.GetFullPath(Path.Combine(folder, n))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !kept.Contains(f)).ToList() : [])
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"://[^/@\s']*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"\?[^\s'""]*")]
    private static partial Regex Query();
}
