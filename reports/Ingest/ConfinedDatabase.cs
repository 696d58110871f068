using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The database in which dumps are read, and mappings run: it reaches the folders of the dumps, the cache, and nothing else, whatever a mapping asks
/// of it. Opened anew where a dump lies in another folder, or needs an extension: neither can be let in later. For one thread.
/// </summary>
/// <param name="folder">Where what was read is kept.</param>
/// <param name="open">Opens a database.</param>
/// <param name="lookUps">What mappings look up; null for none.</param>
internal sealed class ConfinedDatabase(StagedFolder folder, Func<Database> open, LookUps? lookUps) : IDisposable
{
    private readonly HashSet<string> _folders = new([folder.Path, folder.UnfinishedFolder], StringComparer.Ordinal);
    private readonly HashSet<string> _extensions = new(StringComparer.Ordinal);

    private Database? _database;

    /// <summary>The database, in which a dump can be read.</summary>
    /// <exception cref="RefusedDump">It needs an extension that is not installed.</exception>
    public Database For(Dump dump)
    {
        var extension = DumpFormat.Of(dump.File)?.Extension;
        var folders = Folders(dump).Where(f => !_folders.Contains(f)).ToList();
        if (folders.Count > 0 || (extension is not null && !_extensions.Contains(extension)))
        {
            Dispose();
            _folders.UnionWith(folders);
        }

        return _database ??= Opened(extension, dump);
    }

    /// <summary>Throws it away. The next dump is read in another.</summary>
    public void Dispose()
    {
        _database?.Dispose();
        _database = null;
    }

    /// <summary>Lets a database reach some folders and nothing else, for good.</summary>
    public static void Confine(Database database, IEnumerable<string> folders) =>
        // Files are named by patterns that stand for one name each: a bracket in the name of a folder is written otherwise there.
        database.Confine([.. folders.SelectMany(f => new[] { f, DumpFormat.Escaped(f) }).Distinct(StringComparer.Ordinal)]);

    private Database Opened(string? extension, Dump dump)
    {
        var database = open();
        try
        {
            foreach (var known in _extensions)
            {
                Extensions.Load(database, known, known);
            }

            if (extension is not null && !_extensions.Contains(extension))
            {
                Extensions.Load(database, extension, DumpFormat.Of(dump.File)!.Name);
                _extensions.Add(extension);
            }

            Confine(database, _folders);
            lookUps?.Show(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The data folder of a dump; and where a link leads out of it, the folder in which the dump really is.</summary>
    private static IEnumerable<string> Folders(Dump dump)
    {
        var own = Path.GetDirectoryName(dump.Path)!;
        var file = dump.File.Replace('/', Path.DirectorySeparatorChar);
        var root = dump.Path.EndsWith(Path.DirectorySeparatorChar + file, StringComparison.Ordinal) ? dump.Path[..^(file.Length + 1)] : own;
        var real = Path.GetDirectoryName(RealPath.Of(dump.Path))!;
        root = root.Length == 0 ? own : root;
        return real == root || $"{real}{Path.DirectorySeparatorChar}".StartsWith(RealPath.Of(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? [root]
            : [root, real];
    }
}
