using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>What is odd about the files of a run.</summary>
internal static class RunFindings
{
    /// <summary>Findings of one name that are told.</summary>
    private const int Most = 20;

    /// <param name="dumps">What was read.</param>
    /// <param name="skipped">What was not.</param>
    /// <param name="vanished">Event dumps of the run before that are gone.</param>
    /// <param name="ambiguous">Ids that are said to be of several persons.</param>
    public static IReadOnlyList<DataFinding> Of(
        IReadOnlyList<ReadDump> dumps, IReadOnlyList<FileFinding> skipped, IReadOnlyList<InputFile> vanished, long ambiguous) =>
        [.. Vanished(vanished), .. Unread(skipped), .. Columns(dumps), .. Ambiguous(ambiguous)];

    private static IEnumerable<DataFinding> Vanished(IReadOnlyList<InputFile> vanished) => vanished.Count == 0 ? [] :
    [
        new DataFinding
        {
            Name = "vanished_dumps",
            Level = TrustLevel.Look,
            Texts = new Dictionary<string, string> { ["file"] = vanished[0].File },
            Numbers = new Dictionary<string, double> { ["files"] = vanished.Count, ["rows"] = vanished.Sum(v => v.Rows) },
        },
    ];

    private static IEnumerable<DataFinding> Unread(IReadOnlyList<FileFinding> skipped)
    {
        var dumps = skipped.Where(s => s.LooksLikeDump).ToList();
        return dumps.Count == 0 ? [] :
        [
            new DataFinding
            {
                Name = "unread_dumps",
                Level = TrustLevel.Look,
                Texts = new Dictionary<string, string> { ["file"] = dumps[0].File },
                Numbers = new Dictionary<string, double> { ["files"] = dumps.Count },
            },
        ];
    }

    private static IEnumerable<DataFinding> Columns(IReadOnlyList<ReadDump> dumps) =>
        dumps.SelectMany(d => d.Staged.Notes.Select(n => (Note: n, d.Dump.File))).GroupBy(n => n.Note)
            .OrderBy(g => g.Key.Name, StringComparer.Ordinal).ThenBy(g => g.Key.Column, StringComparer.Ordinal).Take(Most)
            .Select(same => new DataFinding
            {
                Name = same.Key.Name,
                Level = same.Key.Name == DumpNote.NearColumn ? TrustLevel.Look : TrustLevel.Fine,
                Texts = new Dictionary<string, string>
                {
                    ["column"] = same.Key.Column,
                    ["meant"] = same.Key.Meant ?? "",
                    ["file"] = same.First().File,
                },
                Numbers = new Dictionary<string, double> { ["files"] = same.Select(n => n.File).Distinct().Count() },
            });

    private static IEnumerable<DataFinding> Ambiguous(long ids) => ids == 0 ? [] :
        [new DataFinding { Name = "ambiguous_identities", Level = TrustLevel.Fine, Numbers = new Dictionary<string, double> { ["ids"] = ids } }];
}
