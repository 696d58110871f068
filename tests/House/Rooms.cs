using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>One third-party package, one room; data goes one way, and no room reads a later one.</summary>
public sealed partial class Rooms
{
    /// <summary>Where a package may be named: folders, or single files, and why each more than one is there.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["ScottPlot"] = ["reports/Charts/"],
        ["SkiaSharp"] = ["reports/Charts/"],
        ["HarfBuzzSharp"] = ["reports/Charts/"],
        ["Scriban"] = ["reports/Pages/"],
        // Columns cross from the warehouse to what draws and writes them.
        ["Apache.Arrow"] = ["reports/Warehouse/", "reports/Charts/", "reports/Pages/"],
        // Each room that has a database of its own: the warehouse, the throw-away ones that read a dump, the one that writes samples.
        // Intake names its version, for fingerprints and provenance.
        ["DuckDB.NET"] = ["reports/Warehouse/", "reports/Ingest/", "reports/Samples/", "reports/Intake.cs"],
        // What footers of Parquet are written in.
        ["Thrift"] = ["reports/Ingest/Int96Footer.cs"],
        // Local time: days in the warehouse, ids judged when campaigns are read, clocks on pages, a made-up world. Line names the zone data's
        // version, SiteDrawing takes T.
        ["NodaTime"] = ["reports/Warehouse/", "reports/Ingest/CampaignList.cs", "reports/Ingest/CampaignTime.cs", "reports/Pages/ZoneClock.cs", "reports/Samples/", "reports/Line.cs", "reports/SiteDrawing.cs"],
        // Distributions, and a seeded chance to shuffle by.
        // What finds damage in the cache.
        ["System.IO.Hashing"] = ["reports/Io/"],
        ["MathNet"] = ["reports/Statistics/", "reports/Verdicts/"],
        ["System.CommandLine"] = ["jobs/Commands/"],
        ["Spectre.Console"] = ["jobs/Telling/"],
        // The ledger is the only room that speaks SQL to a database that lasts. Hangfire's own storage is opened where Hangfire is.
        ["Dapper"] = ["jobs/Ledger/"],
        ["Microsoft.Data.Sqlite"] = ["jobs/Ledger/"],
        ["Npgsql"] = ["jobs/Ledger/"],
        // The queue and its dashboard: where the service is put together, and the pages that stand in the dashboard's frame.
        ["Hangfire"] = ["jobs/Hosting/", "jobs/Dashboard/"],
        ["MailKit"] = ["jobs/Delivery/"],
        ["MimeKit"] = ["jobs/Delivery/"],
        // Due times; a cron is judged where settings are.
        ["Cronos"] = ["jobs/Timetable/", "jobs/Configuration/ServiceSheet.cs"],
        ["OpenTelemetry"] = ["jobs/Hosting/ServiceHost.cs"],
        ["Microsoft.Extensions.Configuration"] = ["jobs/Configuration/"],
    };

    /// <summary>The rooms of the library in the order in which data goes through them. Samples stand apart: they make dumps.</summary>
    private static readonly string[] Way = ["Io", "Model", "Statistics", "Verdicts", "Ingest", "Warehouse", "Words", "Charts", "Pages", "Publishing"];

    /// <summary>What goes against the way, and why it may.</summary>
    private static readonly string[] AgainstTheWay =
    [
        // A dump is read in a database of the same make, by SQL of the same shelf.
        "Ingest reads Warehouse",
    ];

    [Fact]
    public void A_package_is_named_in_its_rooms_only() => SourceTree.Holds(
        "One third-party package, one room; the table above says which.",
        from package in Packages
        let others = SourceTree.ProductCode().Where(f => !package.Value.Any(room => f.StartsWith(room, StringComparison.Ordinal)))
        from line in SourceTree.Lines(others, new Regex($@"\b{Regex.Escape(package.Key)}(\.\w+)*\s*;|\b{Regex.Escape(package.Key)}\.\w"), "//")
        select $"{package.Key}: {line}");

    [Fact]
    public void Every_room_of_the_table_still_needs_its_package() => SourceTree.Holds(
        "Strike what is no longer true.",
        from package in Packages
        from room in package.Value
        where package.Key != "HarfBuzzSharp" && !SourceTree.ProductCode().Any(f => f.StartsWith(room, StringComparison.Ordinal) && SourceTree.Text(f).Contains(package.Key, StringComparison.Ordinal))
        select $"{package.Key}: {room}");

    [Fact]
    public void Every_package_of_a_product_project_has_its_room() => SourceTree.Holds(
        "Say in the table above where it may be named.",
        from project in new[] { "reports/CampaignBatch.Reports.csproj", "jobs/CampaignBatch.Jobs.csproj" }
        from package in Reference().Matches(SourceTree.Text(project)).Select(m => m.Groups[1].Value)
        where !Packages.Keys.Any(p => package.StartsWith(p, StringComparison.Ordinal) || package == "Apache" + p)
        select $"{project}: {package}");

    [Fact]
    public void No_room_reads_a_later_one() => SourceTree.Holds(
        "Data goes one way.",
        from file in SourceTree.Files("reports", ".cs")
        let room = Array.IndexOf(Way, file.Split('/')[1])
        where room >= 0
        from later in Way.Skip(room + 1)
        where SourceTree.Text(file).Contains($"using CampaignBatch.Reports.{later};", StringComparison.Ordinal) && !AgainstTheWay.Contains($"{Way[room]} reads {later}")
        select $"{file} reads {later}");

    [Fact]
    public void The_model_and_statistics_stand_on_no_other_room() => SourceTree.Holds(
        "Records that say what is true need no package and no other room; statistics needs distributions.",
        SourceTree.Lines([.. SourceTree.Files("reports/Model", ".cs"), .. SourceTree.Files("reports/Statistics", ".cs")], Using()));

    [Fact]
    public void The_library_knows_nothing_of_the_program() => SourceTree.Holds(
        "jobs stands on reports, never the other way.", SourceTree.Lines(SourceTree.Files("reports", ".cs"), Jobs()));

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^using (?!System\b|MathNet\.Numerics\b)")]
    private static partial Regex Using();

    [GeneratedRegex(@"\bCampaignBatch\.Jobs\b")]
    private static partial Regex Jobs();
}
