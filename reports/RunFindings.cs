using System.Globalization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>What is odd about the files of a run.</summary>
internal static class RunFindings
{
    /// <summary>Columns that one finding names.</summary>
    private const int Most = 8;

    /// <summary>Share of the rows of files that a row or two may lack something in.</summary>
    private const double MostLeftOut = 0.01;

    /// <param name="folder">What was read.</param>
    /// <param name="found">What lies in the data folder.</param>
    /// <param name="vanished">Dumps of the run before that are gone.</param>
    /// <param name="ambiguous">Ids that are said to be of several persons.</param>
    /// <param name="late">Rows far after all others that are at or before T; null for none.</param>
    public static IReadOnlyList<DataFinding> Of(
        ReadFolder folder, DumpFolder found, IReadOnlyList<InputFile> vanished, long ambiguous, LateRows? late) =>
        [
            .. Unlisted(found.Unlisted), .. Vanished(vanished), .. Unread(found.Skipped), .. Columns(folder), .. LeftOut(folder.Dumps), .. Ambiguous(ambiguous),
            .. late is null ? [] : (DataFinding[])[late.ToFinding()],
        ];

    private static IEnumerable<DataFinding> Unlisted(IReadOnlyList<string> folders) => folders.Count == 0 ? [] :
    [
        new DataFinding
        {
            Name = "unlisted_folders",
            Level = TrustLevel.DoNotTrust,
            Texts = new Dictionary<string, string> { ["folder"] = folders[0] },
            Numbers = new Dictionary<string, double> { ["folders"] = folders.Count },
        },
    ];

    /// <summary>Rows of audience dumps that lack what they need: there is no reason to count them by, as there is for events.</summary>
    private static IEnumerable<DataFinding> LeftOut(IReadOnlyList<ReadDump> dumps)
    {
        var some = dumps.Where(d => d.Staged.RowsLeftOut > 0).OrderBy(d => d.Dump.File, StringComparer.Ordinal).ToList();
        if (some.Count == 0)
        {
            return [];
        }

        var (left, all) = (some.Sum(d => d.Staged.RowsLeftOut), some.Sum(d => d.Staged.Rows));
        return
        [
            new DataFinding
            {
                Name = "rows_left_out",
                Level = left > all * MostLeftOut ? TrustLevel.Look : TrustLevel.Fine,
                Texts = new Dictionary<string, string> { ["file"] = some[0].Dump.File },
                Numbers = new Dictionary<string, double> { ["rows"] = left, ["all"] = all },
            },
        ];
    }

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

    /// <summary>One finding a kind of note, so that many columns do not bury what else is odd.</summary>
    private static IEnumerable<DataFinding> Columns(ReadFolder folder) =>
        folder.Dumps.SelectMany(d => d.Staged.Notes.Select(n => (Note: n, d.Dump.File)))
            .Concat(folder.Campaigns.ColumnNotes).Distinct()
            .OrderBy(n => n.Note.Column, StringComparer.Ordinal)
            .GroupBy(n => n.Note.Name)
            .OrderByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(same => Noted(same.Key, [.. same]));

    private static DataFinding Noted(string name, IReadOnlyList<(DumpNote Note, string File)> notes)
    {
        var first = notes[0];
        return new DataFinding
        {
            Name = name,
            Level = name == DumpNote.NearColumn ? TrustLevel.Look : TrustLevel.Fine,
            Texts = new Dictionary<string, string>
            {
                ["columns"] = Listed([.. notes.Select(n => Shown(n.Note)).Distinct()]),
                ["column"] = first.Note.Column,
                ["meant"] = first.Note.Meant ?? "",
                ["file"] = first.File,
            },
            Numbers = new Dictionary<string, double> { ["files"] = notes.Select(n => n.File).Distinct().Count() },
        };
    }

    private static string Shown(DumpNote note) => note.Meant is null ? note.Column : $"“{Visible(note.Column)}” ({note.Meant}?)";

    /// <summary>A letter that nobody sees may be all that is wrong.</summary>
    private static string Visible(string name) => string.Concat(name.Select(letter =>
        char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}")
            : $"{letter}"));

    private static string Listed(IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Take(Most)) + (columns.Count > Most ? ", …" : "");

    private static IEnumerable<DataFinding> Ambiguous(long ids) => ids == 0 ? [] :
        [new DataFinding { Name = "ambiguous_identities", Level = TrustLevel.Fine, Numbers = new Dictionary<string, double> { ["ids"] = ids } }];
}
