using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Tests.Line;

namespace CampaignBatch.Tests.Warehouse;

/// <summary>data-samples/dumps, computed once, and its reports as if the dumps came from sources that report less.</summary>
public sealed class SampleCalculation : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-measured-");
    private readonly Intake intake;
    private readonly ReadFolder read;
    private readonly Calculation calculation;

    public SampleCalculation()
    {
        var settings = new LineSettings { Data = Path.Combine(SampleSite.Root(), "data-samples", "dumps"), Out = Path.Combine(folder.FullName, "site"), Threads = 2 };
        intake = Intake.Find(settings, progress: null, default);
        read = intake.Read();
        calculation = Calculation.Make(read.Dumps, read.Campaigns, intake.Staged, settings, intake.Spill, keeper: null, packed: null, progress: null, default);
    }

    public const string InApp = "spring-sale-banner", Push = "cart-reminder-push";

    public static Measured Without(params Fact[] facts) => Measured.AllBut("some-vendor", facts);

    public QualityReader Quality(Measured measured) => new(calculation.Database, measured, TrustThresholds.Default, read.Dumps,
        new IngestReport { Refused = read.Refused, Skipped = intake.Folder.Skipped }, calculation.Campaigns.KnownIds, intake.Staged, default);

    public (CampaignReport Report, CampaignTables Tables) Of(string id, Measured measured)
    {
        var provenance = new Provenance(read.Inputs(), "campaign-batch", Intake.DuckDb, "2026a", intake.SettingsHash);
        var reports = new ReportReader(calculation, provenance, Quality(measured), default);
        return reports.Of(calculation.Campaigns.Sound.ToList().FindIndex(c => c.Id == id));
    }

    public void Dispose()
    {
        calculation.Dispose();
        intake.Dispose();
        folder.Delete(true);
    }
}
