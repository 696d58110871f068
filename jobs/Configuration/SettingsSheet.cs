using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>
/// The settings of a run from appsettings.json (section <c>CampaignBatch</c>), environment variables (<c>CAMPAIGNBATCH__OUT</c>) and
/// options; later wins over earlier. A wrong value or an unknown name is refused, by name and with where it was given.
/// </summary>
internal sealed partial class SettingsSheet
{
    private const string WantedInstant = "an instant such as 2026-02-01T00:00:00Z";
    private const string DefaultFile = "appsettings.json";

    private static readonly string[] Known =
    [
        "Data", "Out", "Cache", "AsOf", "Threads", "MemoryLimit", "InfluencedOpenMinutes", "Source", "ReadApart", "ReadApartSeconds", "ReadApartMemory", "Campaigns", "Language", "Templates", "CsvByteOrderMark",
        "Url", "BaseUrl", "Ledger", "Postgres", "Schedules", "Users", "ProxyUser", "AllowedHosts", "OpenSite", "OpenMetrics", "Mail", "Trust", "Retention",
        "Token", "MetricsToken", "TrustedProxies",
    ];

    // Without zone the formats' times are UTC, as in dumps.
    private static readonly string[] Instants =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private readonly IReadOnlyList<SettingsLayer> layers;

    private SettingsSheet(IReadOnlyList<SettingsLayer> layers) => this.layers = layers;

    /// <param name="file">The settings file; null for appsettings.json of the working folder, which need not be there.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="options">What the command line gave.</param>
    /// <exception cref="SettingsError">One of them is wrong.</exception>
    public static LineSettings Read(FileInfo? file, IDictionary environment, SettingsLayer options) => Open(file, environment, options).Line();

    /// <inheritdoc cref="Read"/>
    public static SettingsSheet Open(FileInfo? file, IDictionary environment, SettingsLayer options)
    {
        SettingsLayer?[] layers = [OfFile(file), SettingsLayer.OfEnvironment(environment), options];
        var sheet = new SettingsSheet([.. layers.OfType<SettingsLayer>()]);
        sheet.DemandKnown();
        return sheet;
    }

    /// <summary>Settings from each place, earlier to later; later wins.</summary>
    public IReadOnlyList<SettingsLayer> Layers => layers;

    /// <summary>The texts of a list from the last place that gives it; none where no place does.</summary>
    public IReadOnlyList<string> Texts(string name) => layers.LastOrDefault(layer => layer.Texts(name).Count > 0)?.Texts(name) ?? [];

    /// <summary>The items of a list from the last place that gives it; none where no place does.</summary>
    public IReadOnlyList<SettingsItem> Items(string name) => layers.Select(layer => layer.Items(name)).LastOrDefault(items => items is not null) ?? [];

    private static SettingsLayer? OfFile(FileInfo? file)
    {
        if (file is null && !File.Exists(DefaultFile))
        {
            return null;
        }

        var chosen = file ?? new FileInfo(DefaultFile);
        if (!chosen.Exists)
        {
            throw new SettingsError($"There is no settings file {chosen.FullName} (--settings). Name one that exists, or leave the option out.");
        }

        try
        {
            return SettingsLayer.OfFile(chosen);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsError($"The settings file {chosen.FullName} cannot be read: {(error.InnerException ?? error).Message} Mend it, then run again.");
        }
    }

    /// <summary>What the line is asked to do.</summary>
    /// <exception cref="SettingsError">A setting of it is wrong.</exception>
    public LineSettings Line()
    {
        var settings = new LineSettings
        {
            Data = Value("Data", Filled, "a folder, a glob or an address") ?? Path.Combine("data-samples", "dumps"),
            Out = Value("Out", Filled, "a folder") ?? Path.Combine("out", "site"),
            Cache = Value("Cache", Filled, "a folder"),
            Campaigns = Campaigns(),
            AsOf = Instant("AsOf"),
            Templates = Value("Templates", Filled, "a folder"),
        };
        settings = settings with
        {
            Language = Value("Language", Filled, "a language, such as en, de, fr or ja") ?? settings.Language,
            Source = Value("Source", text => Source.IsThere(text) || text == Source.Auto ? text : null, $"one of: {string.Join(", ", Source.Shipped)}; or an SQL file of yours, or a folder of such") ?? settings.Source,
            Threads = Whole("Threads", 1, 1024) ?? settings.Threads,
            InfluencedOpenMinutes = Whole("InfluencedOpenMinutes", 1, 1440) ?? settings.InfluencedOpenMinutes,
            Trust = TrustSheet.Read(layers),
            CsvByteOrderMark = Flag("CsvByteOrderMark") ?? settings.CsvByteOrderMark,
            MemoryLimitBytes = Size("MemoryLimit", 64L << 20, 1L << 50) ?? settings.MemoryLimitBytes,
        };
        DemandApart(settings);
        // A wrong mapping is refused before anything is done.
        return settings with { ReadApart = Apart(settings.Source != Source.Auto && Source.Of(settings.Source).IsCanonical) };
    }

    /// <summary>Dumps of others are read in a process apart unless said otherwise, and of ours those that an earlier process did not survive.</summary>
    private ReadApart? Apart(bool isOurs)
    {
        var when = Value("ReadApart", text => text is "auto" or "always" or "never" ? text : null, "one of: auto, always, never") ?? "auto";
        var (seconds, memory) = (Whole("ReadApartSeconds", 1, 86_400) ?? 600, Size("ReadApartMemory", 256L << 20, 1L << 50) ?? 4L << 30);
        return when == "never" ? null : OwnProgram.ToReadApart(TimeSpan.FromSeconds(seconds), memory) with { IsForTheLeft = when == "auto" && isOurs };
    }

    private void DemandKnown()
    {
        foreach (var layer in layers)
        {
            if (layer.Names.FirstOrDefault(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            {
                throw new SettingsError($"Unknown setting: {layer.Origin(unknown)}. Settings are: {string.Join(", ", Known)}.");
            }
        }
    }

    // Publishing removes what stood in the folder of the site before.
    private static void DemandApart(LineSettings settings)
    {
        DemandOutside("Data", settings.Data, settings.Out);
        DemandOutside("Cache", settings.Cache, settings.Out);
        DemandOutside("Cache", settings.Cache, settings.Data);
    }

    private static void DemandOutside(string name, string? folder, string other)
    {
        if (folder is not null && (Whole(folder) + '/').StartsWith(Whole(other) + '/', StringComparison.Ordinal))
        {
            throw new SettingsError($"{name} ({folder}) lies in {other}, which is for other files. Choose folders apart from each other.");
        }

        static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)).Replace('\\', '/');
    }

    private IReadOnlyList<string> Campaigns()
    {
        var layer = layers.LastOrDefault(layer => layer.Texts("Campaigns").Count > 0);
        var ids = layer?.Texts("Campaigns") ?? [];
        return ids.All(id => id.Length > 0) ? ids : throw Wrong(layer!, "Campaigns", string.Empty, "ids of campaigns");
    }

    /// <summary>An instant as typed; null for nothing typed.</summary>
    /// <exception cref="SettingsError">It is none.</exception>
    public static DateTimeOffset? InstantOf(string text) =>
        text.Length == 0 ? null : Parsed(text) is { Year: >= 1900 and <= 9000 } instant ? instant : throw new SettingsError($"The as-of is \"{text}\"; it must be {WantedInstant}.");

    private DateTimeOffset? Instant(string name) => Value<DateTimeOffset>(name, Parsed, WantedInstant);

    private static DateTimeOffset? Parsed(string text) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;

    private bool? Flag(string name) =>
        Value<bool>(name, text => bool.TryParse(text, out var value) ? value : null, "true or false");

    private int? Whole(string name, int least, int most) => Value<int>(
        name,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    private long? Size(string name, long least, long most) => Value<long>(
        name,
        text => Bytes(text) is { } bytes && bytes >= least && bytes <= most ? (long)bytes : null,
        "a size of 64MiB or more, such as 512MiB or 4GB");

    private static decimal? Bytes(string text)
    {
        var size = Sizes().Match(text);
        if (!size.Success)
        {
            return null;
        }

        var power = "KMGT".IndexOf(char.ToUpperInvariant(size.Groups["unit"].Value.FirstOrDefault('B')), StringComparison.Ordinal) + 1;
        var step = size.Groups["binary"].Success ? 1024m : 1000m;
        return decimal.Parse(size.Groups["number"].Value, CultureInfo.InvariantCulture) * Enumerable.Repeat(step, power).Aggregate(1m, (a, b) => a * b);
    }

    public static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public string? Value(string name, Func<string, string?> read, string wanted) =>
        layers.LastOrDefault(layer => layer.Names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } layer
            ? (layer.Text(name) is { } text ? read(text) : null) ?? throw Wrong(layer, name, layer.Text(name), wanted)
            : null;

    public T? Value<T>(string name, Func<string, T?> read, string wanted)
        where T : struct =>
        layers.LastOrDefault(layer => layer.Names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } layer
            ? (layer.Text(name) is { } text ? read(text) : null) ?? throw Wrong(layer, name, layer.Text(name), wanted)
            : null;

    private static SettingsError Wrong(SettingsLayer layer, string name, string? text, string wanted) =>
        new($"{layer.Origin(name)} is {(text is null ? "not a single value" : $"\"{text}\"")}; it must be {wanted}.");

    [GeneratedRegex(@"\A(?<number>\d{1,15}(?:\.\d{1,3})?) ?(?:(?<unit>[KMGT])(?<binary>i)?)?B?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sizes();
}
