using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>How the dumps of one vendor, or of one house, become those of the contract: SQL, in a folder of its own or in one file.</summary>
/// <param name="Name">As people call it: that of its folder or file.</param>
/// <param name="Sections">Its selects, in the order of files and of places in them; none for dumps in the columns of the contract.</param>
public sealed record Source(string Name, IReadOnlyList<SourceSection> Sections)
{
    /// <summary>What stands for a source that is to be proposed.</summary>
    public const string Auto = "auto";

    private const string Shelf = "sources/";

    private readonly TableIndex _tables = new(Sections);

    /// <summary>Dumps in the columns of the contract.</summary>
    public static Source Canonical { get; } = new("canonical", []);

    /// <summary>Names of the sources that come with the program, in ordinal order.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
        [.. Resources().Select(r => r[Shelf.Length..].Split('/')[0]).Append(Canonical.Name).Distinct().Order(StringComparer.Ordinal)];

    public bool IsCanonical => Sections.Count == 0;

    /// <summary>Digest of everything that its rows, and what is measured by them, depend on besides files.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        Sections.Select(s => $"{s.Digest} {string.Join(' ', s.Measures)}, {string.Join(' ', s.NotMeasured)}")))))[..16];

    /// <summary>The look-ups of it.</summary>
    public IEnumerable<string> LookUps => Sections.Where(s => s.Kind == DumpKind.LookUp).Select(s => s.Makes).Distinct();

    /// <summary>Whether there is one of that name, or an SQL file or folder at that path.</summary>
    public static bool IsThere(string nameOrPath) => Shipped.Contains(nameOrPath) || File.Exists(nameOrPath) || Directory.Exists(nameOrPath);

    /// <summary>A source by the name of one that comes with the program, or by the path of an SQL file or of a folder of such.</summary>
    /// <exception cref="SettingsError">There is none, or it is no mapping.</exception>
    public static Source Of(string nameOrPath)
    {
        if (nameOrPath == Canonical.Name)
        {
            return Canonical;
        }

        if (nameOrPath == Auto)
        {
            throw new SettingsError("--source auto is for check, which proposes one: a run needs to know how its dumps are read.");
        }

        if (Shipped.Contains(nameOrPath))
        {
            return Made(nameOrPath, Resources().Where(r => r.StartsWith($"{Shelf}{nameOrPath}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(r => (r[Shelf.Length..], Text(r))));
        }

        try
        {
            // Those that come with the program are held to it by its tests.
            var own = OfOwn(nameOrPath);
            MappingReads.Demand(own.Sections);
            return own;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsError($"The source \"{nameOrPath}\" (--source) cannot be read: {error.Message}");
        }
    }

    /// <summary>
    /// The sections that read a file, in their order. Of the tables that its path names, the file's own name goes before those of its folders.
    /// </summary>
    /// <param name="path">Path relative to the data folder, or beginning with that folder's own name.</param>
    public IReadOnlyList<SourceSection> Reading(string path)
    {
        var place = new FilePlace(path);
        var ofTable = place.Tables().Select(_tables.Of).FirstOrDefault(s => s.Count > 0);
        return [.. Sections.Where(s => ofTable?.Contains(s) == true || s.From.Any(place.Matches))];
    }

    /// <summary>What is measured by dumps of which some were read.</summary>
    public Measured MeasuredBy(IEnumerable<ReadDump> read)
    {
        var sections = read.Where(d => d.Staged.Refused is null).SelectMany(d => d.Dump.Sections).ToHashSet();
        var conditional = Sections.SelectMany(s => s.Measures.Select(f => (Fact: f, IsRead: sections.Contains(s)))).GroupBy(m => m.Fact);
        return IsCanonical ? Measured.Everything
            : Measured.AllBut(Name, Sections.SelectMany(s => s.NotMeasured).Concat(conditional.Where(g => !g.Any(m => m.IsRead)).Select(g => g.Key)));
    }

    private static Source OfOwn(string path)
    {
        if (Directory.Exists(path))
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            return Made(name, Directory.EnumerateFiles(path, "*.sql").Order(StringComparer.Ordinal).Select(Own));
        }

        return File.Exists(path)
            ? Made(Path.GetFileNameWithoutExtension(path), [Own(path)])
            : throw new SettingsError($"There is no source \"{path}\" (--source). Name one of: {string.Join(", ", Shipped)}; "
                + "or an SQL file of yours, or a folder of such.");
    }

    private static Source Made(string name, IEnumerable<(string Origin, string Text)> files)
    {
        var sections = files.SelectMany(f => SourceText.Sections(f.Origin, f.Text)).ToList();
        if (sections.Find(s => s is { Kind: DumpKind.Events, IsOfFiles: false }) is { } lost)
        {
            throw new SettingsError($"The mapping {lost.Origin} makes events of no file: say of which with -- from: or -- tables:");
        }

        if (!sections.Exists(s => s.Kind == DumpKind.Events))
        {
            throw new SettingsError($"The source \"{name}\" (--source) makes no events. The format stands in reports/sources/README.md.");
        }

        SourceLaws.Demand(sections);
        return new Source(name, sections);
    }

    // By its name alone: reports say it, and need not know where it lies.
    private static (string Origin, string Text) Own(string file) => (Path.GetFileName(file), File.ReadAllText(file));

    private static IEnumerable<string> Resources() => typeof(Source).Assembly.GetManifestResourceNames().Select(n => n.Replace('\\', '/')).Where(n => n.StartsWith(Shelf, StringComparison.Ordinal));

    private static string Text(string resource)
    {
        var assembly = typeof(Source).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().First(n => n.Replace('\\', '/') == resource))!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
