using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Whether a published site is what was published.</summary>
internal static class SiteVerdict
{
    private const int MostNamed = 50;

    /// <param name="folder">The site.</param>
    /// <param name="terminal">Where it is said: damage goes to standard error.</param>
    /// <exception cref="NoUsableInput">No site of ours stands there.</exception>
    public static ExitCode Tell(string folder, Terminal terminal)
    {
        var site = Path.GetFullPath(folder);
        var published = Published.Read(site) ?? throw new NoUsableInput(
            $"There is no published site in '{folder}', or its {Published.FileName} is damaged. Publish it again with run --force.");
        var differences = WriteFault.Guard(site, () => published.Differences(site));
        if (differences.Count == 0)
        {
            terminal.Out.WriteLine($"{Amounts.Count(published.Files.Count)} files of {site} are as they were published.");
            return ExitCode.Done;
        }

        foreach (var file in differences.Take(MostNamed))
        {
            var what = published.Files.ContainsKey(file) ? "is missing or has changed since it was published" : "is not part of the site";
            terminal.Err.WriteLine($"campaign-batch: {Legible.Of(file)} {what}.");
        }

        terminal.Err.WriteLine($"campaign-batch: Files that differ: {Amounts.Count(differences.Count)}. Publish the site again with run --force.");
        return ExitCode.SomeFailed;
    }
}
