using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The index in words, ready for its template: a page of rows for each hundred campaigns, so that the first is there at once however many there are.</summary>
internal sealed class IndexPage
{
    /// <summary>Campaigns on one page.</summary>
    public const int Rows = 100;

    private readonly SiteIndex index;
    private readonly Wording words;
    private readonly IReadOnlyList<IndexEntry> entries;
    private readonly IReadOnlyDictionary<string, double> ends;

    public IndexPage(SiteIndex index, Wording words)
    {
        (this.index, this.words) = (index, words);
        (entries, ends) = (IndexGroup.InOrder(index.Entries), IndexColumns.Ends(index.Entries));
    }

    public int Pages => Math.Max(1, (entries.Count + Rows - 1) / Rows);

    /// <summary>index.html, index-2.html, …</summary>
    public static string File(int page) => page == 1 ? "index.html" : $"index-{page}.html";

    /// <param name="page">From 1.</param>
    public ScriptObject Model(int page)
    {
        var trust = Trust.Of(index.DataQuality, index.FilesRead);
        return new ScriptObject
        {
            ["as_of"] = words.Say("as_of", ("time", words.Dates.Utc(index.AsOf))),
            ["is_first"] = page == 1,
            ["counts"] = Counts().ToArray(),
            ["trust"] = new TrustText(words).Mark(trust.Level),
            ["trust_lines"] = new TrustText(words).Say(trust, index.DataQuality).ToArray(),
            ["failing"] = index.Entries.Count(e => e.Failure is not null) is > 0 and var failing ? words.Plural("index_failing", failing) : null,
            ["columns"] = IndexColumns.All.Select(column => words[column.Label]).ToArray(),
            ["kpis"] = page > 1 ? [] : entries.SelectMany(e => e.Kpis).Select(k => k.Key).Distinct().Select(name => PageFacts.Of(name, words.Figure(name))).ToArray(),
            ["groups"] = Groups(entries.Skip((page - 1) * Rows).Take(Rows)).ToArray(),
            ["pages"] = Pages == 1 ? null : Links(page).ToArray(),
            ["island"] = page == 1 ? new Html(new IndexIsland(entries, words, ends).Text()) : null,
            ["quality"] = new QualityTables(words, "runs/latest.json").Of(index.DataQuality),
            ["dictionary"] = MetricDictionary.Name(words),
        };
    }

    private IEnumerable<ScriptObject> Groups(IEnumerable<IndexEntry> shown) => shown.GroupBy(IndexGroup.Of).Select(group => new ScriptObject
    {
        ["name"] = IndexGroup.All[group.Key],
        ["title"] = words["group_" + IndexGroup.All[group.Key]],
        ["count"] = words.Count(entries.Count(entry => IndexGroup.Of(entry) == group.Key)),
        ["rows"] = group.Select(entry => new IndexRow(entry, words, ends).Model()).ToArray(),
    });

    // The first, the last, and those around: two hundred links help nobody.
    private IEnumerable<ScriptObject> Links(int page) => Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - page) <= 3)
        .Select(p => new ScriptObject { ["text"] = words.Count(p), ["href"] = File(p), ["is_current"] = p == page });

    private IEnumerable<ScriptObject> Counts() =>
    [
        PageFacts.Of(words["index_campaigns"], words.Count(index.Entries.Count)),
        PageFacts.Of(words["index_dumps_read"], words.Count(index.FilesRead)),
        PageFacts.Of(words["index_dumps_refused"], words.Count(index.DataQuality.FilesRefused.Count)),
        PageFacts.Of(words["rows_read"], words.Count(index.DataQuality.Read)),
        PageFacts.Of(words["rows_accepted"], words.Count(index.DataQuality.Accepted)),
        PageFacts.Of(words["rows_rejected"], words.Count(index.DataQuality.Rejected)),
        PageFacts.Of(words["rows_duplicates"], words.Count(index.DataQuality.Duplicates)),
    ];
}
