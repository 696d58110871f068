using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What a source gathers over all its files: look-ups, and what it makes of these alone.</summary>
/// <param name="source">The source.</param>
/// <param name="staged">Where what is gathered is kept.</param>
/// <param name="open">Opens a database.</param>
internal sealed class Gathering(Source source, StagedFolder staged, Func<Database> open)
{
    /// <summary>Makes the look-ups, of the parts that were read of them, and then of one another in the order in which the source has them.</summary>
    /// <param name="parts">What reading the files of look-ups gave; refused ones are passed over.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="SettingsError">A select of the source does not work.</exception>
    public LookUps LookUps(IReadOnlyList<ReadDump> parts, CancellationToken cancel)
    {
        var tables = new LookUps();
        foreach (var name in source.Sections.Where(s => s is { Kind: DumpKind.LookUp, IsOfFiles: true }).Select(s => s.Makes).Distinct())
        {
            var sound = parts.Where(p => p.Dump.LookUp == name && p.Staged.Refused is null).ToList();
            var empty = source.Sections.Where(s => s.Makes == name && s.IsOfFiles).Select(s => $"select * from (with dump as ({DumpSchema.Empty(s)}) select * from (\n{s.Sql}\n)) where false");
            tables.Add(new(name, [.. sound.Select(p => staged.Of(DumpKind.LookUp, p.Staged.Sha256).Rows)], string.Join("\nunion all by name\n", empty), Digest(sound.Select(p => p.Staged.Sha256))));
        }

        using var database = new OnDemand(open);
        foreach (var section in source.Sections.Where(s => s is { Kind: DumpKind.LookUp, IsOfFiles: false }))
        {
            // By its bytes: most files leave most look-ups as they are, and what reads these need not be read anew.
            var path = Made(section, tables, database, cancel);
            tables.Add(new(section.Makes, [path], "", DigestOf(path)));
        }

        return tables;
    }

    /// <summary>Campaigns, audience and identities that the source makes of look-ups alone, as dumps in the columns of the contract.</summary>
    /// <exception cref="SettingsError">A select of the source does not work.</exception>
    public IReadOnlyList<Dump> Dumps(LookUps tables, CancellationToken cancel) =>
    [
        .. from section in source.Sections
           where section is { Kind: DumpKind.Campaigns or DumpKind.Audience or DumpKind.Identities, IsOfFiles: false }
           let file = new FileInfo(MadeAlone(section, tables, cancel))
           select new Dump(section.Kind, $"{section.Makes}, gathered by {section.Origin}", file.FullName, file.Length, file.LastWriteTimeUtc) { IsGathered = true },
    ];

    private string Made(SourceSection section, LookUps tables, OnDemand databases, CancellationToken cancel)
    {
        var key = Digest([section.Digest, tables.DigestFor(section)]);
        var files = staged.Of(DumpKind.LookUp, key);
        if (staged.Find(DumpKind.LookUp, key) is not null)
        {
            return files.Rows;
        }

        var database = databases.Value;
        tables.Show(database);
        try
        {
            staged.Write(database, $"select * from ({Mapped.Part(database, section, 0, cancel)}) order by all", files.Rows, cancel);
            staged.Remember(DumpKind.LookUp, new StagedDump { Sha256 = key, Files = files.Checksums(files.Rows) });
        }
        catch (RefusedDump refusal)
        {
            throw new SettingsError($"{section.Makes} cannot be gathered: {refusal.Message}");
        }

        return files.Rows;
    }

    private string MadeAlone(SourceSection section, LookUps tables, CancellationToken cancel)
    {
        using var database = new OnDemand(open);
        return Made(section, tables, database, cancel);
    }

    /// <summary>A database that is opened where something is to be made: mostly nothing is.</summary>
    private sealed class OnDemand(Func<Database> open) : IDisposable
    {
        private Database? _database;

        public Database Value => _database ??= open();

        public void Dispose() => _database?.Dispose();
    }

    private static string DigestOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Digest(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
