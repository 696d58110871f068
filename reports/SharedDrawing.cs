using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>
/// A folder of the cache in which several workers draw the reports of one run. What each is drawn from lies there as a file; what a worker draws
/// lies in a folder that bears the number under which it draws, so that nobody ever writes where another does.
/// </summary>
public sealed class SharedDrawing
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly string _folder;
    private readonly ReportDrawing _drawing;

    private SharedDrawing(string folder, ReportDrawing drawing) => (_folder, _drawing) = (folder, drawing);

    /// <summary>The run and what its reports are made from, as workers tell it to each other.</summary>
    public string Order => Path.GetFileName(_folder)[(MakerLength + 1)..];

    private const int MakerLength = 16;

    /// <summary>The drawing that another worker began; null where it was not begun by this very program with this very look, and is not to be gone on with here.</summary>
    /// <exception cref="LineError">Templates or language are wrong.</exception>
    public static SharedDrawing? Find(LineSettings settings, string order)
    {
        var look = SiteLook.Of(settings);
        var folder = Path.Combine(Parent(settings), $"{Maker(look)}-{Path.GetFileName(order)}");
        return Directory.Exists(folder) ? new SharedDrawing(folder, new ReportDrawing(look)) : null;
    }

    /// <summary>Begins a drawing, or goes on with one that a worker left who died over the same; takes away all others of this site.</summary>
    internal static SharedDrawing Begin(LineSettings settings, SiteLook look, ReportDrawing drawing, string fingerprint) => WriteFault.Guard(Parent(settings), () =>
    {
        var (parent, stem) = (Parent(settings), $"{Maker(look)}-{Digest($"{settings.Story?.Run} {fingerprint}")}-");
        var left = Directory.Exists(parent) ? Directory.GetDirectories(parent) : [];
        var mine = left.FirstOrDefault(f => Path.GetFileName(f).StartsWith(stem, StringComparison.Ordinal));
        foreach (var other in left.Where(f => f != mine))
        {
            Directory.Delete(other, true);
        }

        // With the fence in its name it is another one than one that somebody took away, whatever is remembered of that.
        return new SharedDrawing(mine ?? Directory.CreateDirectory(Path.Combine(parent, FormattableString.Invariant($"{stem}{settings.Fence ?? 0}"))).FullName, drawing);
    });

    /// <summary>Draws a report from what lies there for it.</summary>
    /// <param name="slug">The report's name.</param>
    /// <param name="token">The number under which it is drawn; nobody else has it.</param>
    /// <param name="cancel">Listened to before, and after: who is stopped hands nothing in.</param>
    /// <exception cref="CannotWrite">The cache cannot be written, or the drawing is no longer there.</exception>
    public DrawnReport Draw(string slug, long token, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var folder = Drawn(slug, token);
        var drawn = _drawing.Draw(() => Read(slug), folder, slug);
        if (drawn.Entry is { } entry)
        {
            WriteFault.Guard(folder, () => File.WriteAllBytes(Path.Combine(folder, "entry.json"), entry.ToJson()));
        }

        cancel.ThrowIfCancellationRequested();
        return new DrawnReport(token, drawn.Failure is null ? WriteFault.Guard(folder, () => SiteTree.Digest(folder)) : "", drawn.Failure);
    }

    /// <summary>Lays there what a report is drawn from.</summary>
    internal void Lay(string slug, CampaignReport report, CampaignTables tables) => WriteFault.Guard(_folder, () =>
    {
        var file = Laid(slug);
        File.WriteAllBytes(file + ".tmp", JsonSerializer.SerializeToUtf8Bytes(new LaidReport(report, ArrowFile.Of(tables)), Json));
        File.Move(file + ".tmp", file, true);
    });

    /// <summary>Where the report lies that was drawn under that number.</summary>
    internal string Drawn(string slug, long token) => Path.Combine(_folder, FormattableString.Invariant($"{slug}.{token}"));

    /// <summary>Takes all of it away. Where that fails, the next run does.</summary>
    internal void End()
    {
        FileCleanup.TryDeleteFolder(_folder);
    }

    private static string Parent(LineSettings settings) => Path.Combine(settings.CacheFolder, "drawn", StagedUses.NameOf(settings.Out));

    /// <summary>Who draws otherwise may draw other bytes.</summary>
    private static string Maker(SiteLook look) => Digest($"{typeof(SharedDrawing).Module.ModuleVersionId} {look.Digest}")[..MakerLength];

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private string Laid(string slug) => Path.Combine(_folder, slug + ".json");

    private (CampaignReport Report, CampaignTables Tables) Read(string slug)
    {
        var laid = WriteFault.Guard(Laid(slug), () => JsonSerializer.Deserialize<LaidReport>(File.ReadAllBytes(Laid(slug)), Json)!);
        return (laid.Report, ArrowFile.Read(laid.Tables));
    }

    private sealed record LaidReport(CampaignReport Report, byte[] Tables);
}
