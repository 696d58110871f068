using CampaignBatch.Reports;
using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Line;

/// <summary>A world whose dumps of events and identities come to the data folder one after another, in file order, T being what they say.</summary>
internal sealed class ArrivingDumps
{
    private readonly string top;
    private readonly string data;

    public ArrivingDumps(World world, string top)
    {
        (this.top, data) = (top, Path.Combine(top, "dumps"));
        WorldWriter.Write(world, data);
    }

    /// <summary>Runs after each dump that came, and gives the site.</summary>
    /// <param name="fewestToPack">So many small dumps are packed together.</param>
    /// <param name="cancel">Stops.</param>
    public string RunOneByOne(int fewestToPack, CancellationToken cancel)
    {
        var aside = Path.Combine(top, "aside");
        Directory.CreateDirectory(aside);
        // Who is one person becomes known last.
        foreach (var kind in new[] { "events", "identities" }.Where(k => Directory.Exists(Path.Combine(data, k))))
        {
            Directory.Move(Path.Combine(data, kind), Path.Combine(aside, kind));
        }

        var site = Path.Combine(top, "grown");
        foreach (var file in Directory.EnumerateFiles(aside, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList())
        {
            var place = Path.Combine(data, Path.GetRelativePath(aside, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place);
            try
            {
                Run(site, fewestToPack, cancel);
            }
            catch (NoUsableInput)
            {
                // Nothing can be read yet.
            }
        }

        return site;
    }

    public string RunAtOnce(CancellationToken cancel)
    {
        var site = Path.Combine(top, "once");
        Run(site, int.MaxValue, cancel);
        return site;
    }

    private void Run(string site, int fewestToPack, CancellationToken cancel) =>
        Reports.Line.Run(new LineSettings { Data = data, Out = site, Cache = site + ".cache", Threads = 2, FewestToPack = fewestToPack }, progress: null, cancel);
}
