using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Draws reports into folders, several at a time; who asks says where.</summary>
internal sealed class ReportDrawing(SiteLook look)
{
    private readonly IReadOnlyDictionary<string, Rule> _rules = Rules.All();

    public PageWriter Pages { get; } = new(look.Templates, look.Language, look.CsvByteOrderMark);

    /// <summary>Draws a report into a folder of its own; what stood there is gone.</summary>
    /// <param name="read">Gives the report.</param>
    /// <param name="folder">The folder; not there where the report cannot be drawn.</param>
    /// <param name="slug">The report's name on the site.</param>
    /// <returns>The report with its line of the index; or why it cannot be drawn.</returns>
    public (CampaignReport? Report, IndexEntry? Entry, string? Failure) Draw(Func<(CampaignReport Report, CampaignTables Tables)> read, string folder, string slug)
    {
        (CampaignReport, IndexEntry)? made = null;
        var failure = WhyNot(() =>
        {
            var (report, tables) = read();
            Discard(folder);
            WriteFault.Guard(folder, () => Pages.WriteCampaign(folder, report, tables, ChartArtist.Draw(report, tables, look.Language), _rules));
            made = (report, IndexEntry.Of(report, slug, Sparkline(report)));
            // Whoever reads a column may hold its memory only, which is freed once nobody holds the column.
            GC.KeepAlive(tables);
        });
        if (failure is not null)
        {
            Discard(folder);
        }

        return (made?.Item1, made?.Item2, failure);
    }

    /// <summary>Does what makes a report.</summary>
    /// <returns>Why there is none; null where all went well. One campaign that cannot be drawn must not keep the others from their readers.</returns>
    public static string? WhyNot(Action make)
    {
        try
        {
            make();
            return null;
        }
        catch (Exception error) when (error is TemplateError or not (LineError or OperationCanceledException or OutOfMemoryException))
        {
            return $"its report cannot be drawn: {error.GetType().Name}: {error.Message}{At(error)}";
        }
    }

    /// <summary>Where in the program a fault of ours is, for who reports it.</summary>
    private static string At(Exception error) => error is not TemplateError && error.TargetSite is { } site ? $" (in {site.DeclaringType?.Name}.{site.Name})" : "";

    /// <summary>Takes a half written report away.</summary>
    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Tap-through rate, or opens, of each complete day.</summary>
    private static string Sparkline(CampaignReport report) => ChartArtist.Sparkline(KpiDays.Of(report, report.Campaign.Channel == Channel.InApp ? "tap_through_rate" : "open_rate"));
}
