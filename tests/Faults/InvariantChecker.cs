using System.Globalization;
using System.Text.Json;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Faults;

/// <summary>Asserts what must hold, after every fault and once it is over. All scenarios use this one.</summary>
internal sealed partial class InvariantChecker(Trial trial)
{
    /// <summary>Undisturbed runs within which everything is as if nothing had happened.</summary>
    private const int RunsToHeal = 2;

    /// <summary>Exit codes of the README that an error of the system may lead to.</summary>
    private static readonly int[] EndsOfFaults = [0, 1, 3, 4, 134];

    private readonly List<string> _secrets = [];

    private TrialPlace Place => trial.Place;

    /// <summary>From now on, this text must be in no page and in nothing the program says.</summary>
    public void Hide(string secret) => _secrets.Add(secret);

    /// <summary>After a fault, whatever became of the run: what stands is whole, and one of the sites that may stand.</summary>
    /// <param name="end">How the disturbed run ended.</param>
    public void AfterFault(ProgramEnd end)
    {
        SiteIsWhole();
        Holds(Invariant.SiteIsRight, MayStand(), $"the site is neither the old one nor the new one ({end.LastLine})");
        StaysInside();
        SecretsStay(end);
        TextIsText();
    }

    /// <summary>After an error of the system: the end is one that the README names, and not a fault of the program.</summary>
    public static void EndIsKnown(ProgramEnd end) => Holds(
        Invariant.EndIsKnown,
        Array.IndexOf(EndsOfFaults, end.Code) >= 0,
        string.Create(CultureInfo.InvariantCulture, $"exit code {end.Code}: {end.LastLine}"));

    /// <summary>Once the fault is over: undisturbed runs do what was left, and one more changes nothing.</summary>
    public async Task Heals(CancellationToken cancel)
    {
        ProgramEnd end;
        var runs = 0;
        do
        {
            end = await trial.Program.Run(cancel);
            runs++;
        }
        while (!IsWhole() && runs < RunsToHeal);

        Holds(Invariant.Heals, end.Code == 0, string.Create(CultureInfo.InvariantCulture, $"an undisturbed run ends with {end.Code}: {end.LastLine}"));
        Holds(Invariant.Heals, IsWhole(), $"after {runs} undisturbed runs these files differ: {Differences(trial.References.Whole)}");
        AfterFault(end);
        NothingIsLeft();
        await AgainIsStill(cancel);
    }

    /// <summary>A dump that was not read is named on the site and by the program, and the figures are those of the others.</summary>
    public void LeavesOut(string dump, ProgramEnd end)
    {
        SiteIsWhole();
        Holds(Invariant.BadInputIsNamed, end.Said.Contains(dump, StringComparison.Ordinal), $"the program does not name {dump}");
        var record = File.ReadAllText(Path.Combine(Place.Site, "runs", "latest.json"));
        Holds(Invariant.BadInputIsNamed, record.Contains(Path.GetFileName(dump), StringComparison.Ordinal), $"the site does not name {dump}");
        FiguresAre(trial.World.Dumps.Where(d => d != dump));
    }

    /// <summary>The figures are those of exactly these dumps.</summary>
    public void FiguresAre(IEnumerable<string> dumps)
    {
        var expected = dumps.Sum(trial.World.ImpressionsOf);
        var folder = Path.Combine(Place.Site, "campaigns", FaultWorld.InApp);
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "report.json")));
        var found = report.RootElement.GetProperty("kpis").GetProperty("total_impressions").GetProperty("value").GetInt64();
        Holds(Invariant.FiguresAreRight, found == expected, string.Create(CultureInfo.InvariantCulture, $"{found} impressions for {expected}"));
    }

    /// <exception cref="InvariantBrokenException">It does not hold.</exception>
    public static void Holds(Invariant invariant, bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvariantBrokenException(invariant, otherwise);
        }
    }

    public void SiteIsWhole()
    {
        if (!Directory.Exists(Place.Site))
        {
            return;
        }

        var published = Published.Read(Place.Site);
        Holds(Invariant.SiteIsWhole, published is not null, "the site does not say what it holds");
        var differences = published!.Differences(Place.Site);
        Holds(Invariant.SiteIsWhole, differences.Count == 0, $"not as published: {string.Join(", ", differences)}");
    }

    public void SecretsStay(ProgramEnd end)
    {
        foreach (var secret in _secrets)
        {
            Holds(Invariant.SecretsStay, !end.Said.Contains(secret, StringComparison.Ordinal), $"the program says {secret}");
            var page = Pages().FirstOrDefault(p => File.ReadAllText(p).Contains(secret, StringComparison.Ordinal));
            Holds(Invariant.SecretsStay, page is null, $"{page} holds {secret}");
        }
    }

    private bool MayStand()
    {
        var site = SiteDigest.Of(Place.Site);
        return site is null
            ? !trial.HasSite
            : site.DifferencesTo(trial.References.Whole).Count == 0
                || (trial.HasSite && site.DifferencesTo(trial.References.First).Count == 0);
    }

    private bool IsWhole() => SiteDigest.Of(Place.Site)?.DifferencesTo(trial.References.Whole).Count == 0;

    private string Differences(SiteDigest to) =>
        SiteDigest.Of(Place.Site) is { } site ? string.Join(", ", site.DifferencesTo(to)) : "no site stands";

    private async Task AgainIsStill(CancellationToken cancel)
    {
        var before = SiteDigest.Of(Place.Site)!;
        var again = await trial.Program.Run(cancel);
        Holds(Invariant.AgainIsStill, again.Code == 0, string.Create(CultureInfo.InvariantCulture, $"once more ends with {again.Code}: {again.LastLine}"));
        Holds(Invariant.AgainIsStill, again.Said.Contains("nothing is new", StringComparison.Ordinal), $"once more finds news: {again.LastLine}");
        Holds(Invariant.AgainIsStill, SiteDigest.Of(Place.Site)!.DifferencesTo(before).Count == 0, "once more changes the site");
    }

    private void TextIsText()
    {
        var page = Pages().Where(p => p.EndsWith(".html", StringComparison.Ordinal))
            .FirstOrDefault(p => File.ReadAllText(p).Contains(FaultWorld.HostileName, StringComparison.Ordinal));
        Holds(Invariant.TextIsText, page is null, $"{page} holds a campaign's name as markup");
    }

    private void StaysInside()
    {
        string[] known = [Place.Data, Place.Disk, Place.Ledger];
        var other = Directory.EnumerateFileSystemEntries(Place.Top).FirstOrDefault(path => !known.Contains(path));
        Holds(Invariant.StaysInside, other is null, $"{other} was written");
    }

    private void NothingIsLeft()
    {
        var beside = Directory.EnumerateFileSystemEntries(Place.Disk).Select(Path.GetFileName).Except(["site", "site.cache", "site.mail"]).ToList();
        Holds(Invariant.NothingIsLeft, beside.Count == 0, $"beside the site are {string.Join(", ", beside)}");
        var more = Place.CacheFiles().Except(trial.References.CacheFiles).ToList();
        Holds(Invariant.NothingIsLeft, more.Count == 0, $"in the cache are left {string.Join(", ", more)}");
    }

    private IEnumerable<string> Pages() => Directory.Exists(Place.Site)
        ? Directory.EnumerateFiles(Place.Site, "*", SearchOption.AllDirectories)
        : [];
}
