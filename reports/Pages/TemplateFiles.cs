using System.Security.Cryptography;
using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>The files that make the site's look: ours, and in place of any of them that of a template owner's folder. Beside these the folder may hold a logo.</summary>
public sealed class TemplateFiles
{
    private const string Folder = "templates/";

    private static readonly string[] Logos = ["logo.png", "logo.svg"];

    private readonly string? owner;
    private readonly HashSet<string> owned;

    /// <summary>Files as they are given, by path with "/"; none of an owner.</summary>
    public TemplateFiles(IReadOnlyDictionary<string, string> texts) : this(texts, new Dictionary<string, byte[]>(), null, [])
    {
    }

    private TemplateFiles(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, byte[]> images, string? owner, HashSet<string> owned) =>
        (Texts, Images, this.owner, this.owned) = (texts, images, owner, owned);

    /// <summary>The files that the program was built with.</summary>
    public static TemplateFiles Ours { get; } = new(Embedded());

    /// <summary>By path below the templates folder, with "/".</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The owner's logo, if there is one.</summary>
    public IReadOnlyDictionary<string, byte[]> Images { get; }

    /// <summary>Changes when any file does.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>Ours, with those of a folder in their place, file by file.</summary>
    /// <param name="folder">The owner's folder; null for none.</param>
    /// <exception cref="TemplateError">It is not there, cannot be read, or holds a file that takes the place of none of ours.</exception>
    public static TemplateFiles With(string? folder)
    {
        if (folder is null)
        {
            return Ours;
        }

        try
        {
            return Overlaid(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TemplateError($"The folder of templates {folder} cannot be read: {error.Message} Name one that can, or leave the setting Templates out.", error);
        }
    }

    /// <summary>How a file is named to a reader of errors: an owner's by its place, ours by its path.</summary>
    public string Place(string name) => owned.Contains(name) ? Path.Combine(owner!, name) : name;

    private static TemplateFiles Overlaid(string folder)
    {
        var texts = new Dictionary<string, string>(Ours.Texts, StringComparer.Ordinal);
        var images = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var owned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Names(folder))
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, name));
            digest.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            digest.AppendData(bytes);
            owned.Add(name);
            if (Logos.Contains(name))
            {
                images[name] = bytes;
            }
            else
            {
                texts[name] = Ours.Texts.ContainsKey(name) || IsWords(name)
                    ? Text(folder, name, bytes)
                    : throw new TemplateError($"{Path.Combine(folder, name)} takes the place of no file of ours. There are {string.Join(", ", Ours.Texts.Keys.Concat(Logos).Order(StringComparer.Ordinal))}.");
            }
        }

        return new TemplateFiles(texts, images, folder, owned) { Digest = Convert.ToHexStringLower(digest.GetHashAndReset()) };
    }

    // A language of one's own is a folder of ours with other words.
    private static bool IsWords(string name) => name.StartsWith("words/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);

    private static string Text(string folder, string name, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException error)
        {
            throw new TemplateError($"{Path.Combine(folder, name)} is no UTF-8 text (byte {error.Index}). Save it as UTF-8.", error);
        }
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Where(name => !name.Split('/').Any(part => part.StartsWith('.')) && Path.GetFileName(name) != "README.md")
        .Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Embedded()
    {
        var assembly = typeof(Templates).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Name: resource.Replace('\\', '/')))
            .Where(r => r.Name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(r => r.Name[Folder.Length..], r => Read(assembly.GetManifestResourceStream(r.Resource)!), StringComparer.Ordinal);
    }

    private static string Read(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
