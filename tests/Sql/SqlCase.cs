using System.Globalization;
using System.Runtime.CompilerServices;
using CampaignBatch.Reports;

namespace CampaignBatch.Tests.Sql;

/// <summary>A folder of CSV files: dumps that go in, and rows that come out of the relations that files are named by.</summary>
/// <param name="Folder">Where it lies.</param>
internal sealed record SqlCase(string Folder)
{
    private static readonly string[] In = ["events.csv", "campaigns.csv", "audience.csv", "settings.csv"];

    /// <summary>Every case by its path below the folder of cases, in order.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Root(), "campaigns.csv", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root(), Path.GetDirectoryName(f)!).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static SqlCase Of(string name) => new(Path.Combine(Root(), name));

    public CsvTable? Table(string file) => File.Exists(Path.Combine(Folder, file)) ? CsvTable.Read(Path.Combine(Folder, file)) : null;

    public IReadOnlyList<ExpectedRows> Expected() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.csv").Where(f => !In.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal)
            .Select(f => ExpectedRows.Of(CsvTable.Read(f))),
    ];

    public LineSettings Settings(string trial)
    {
        var given = Table("settings.csv")?.Rows.Single() ?? new Dictionary<string, string?>();
        if (given.Keys.FirstOrDefault(k => k is not ("as_of" or "influenced_open_minutes")) is { } unknown)
        {
            throw new FormatException($"{Folder}/settings.csv: there is no setting '{unknown}'.");
        }

        var settings = new LineSettings { Data = Path.Combine(trial, "dumps"), Out = Path.Combine(trial, "site"), Threads = 1 };
        return settings with
        {
            AsOf = given.GetValueOrDefault("as_of") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            InfluencedOpenMinutes = given.GetValueOrDefault("influenced_open_minutes") is { } m ? int.Parse(m, CultureInfo.InvariantCulture) : settings.InfluencedOpenMinutes,
        };
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "cases");
}
