namespace CampaignBatch.Reports.Publishing;

/// <summary>
/// Puts a finished generation in place of the standing one. A site beside its next generation changes in one step: every path exists
/// before, during and after. Inside a folder that is a disk of its own, entries change one by one and index.html last: each page
/// is whole at every instant, though for a moment pages of both generations stand side by side.
/// </summary>
internal static class SiteSwap
{
    private const string Index = "index.html";
    private const string NoMark = ".blank";

    /// <summary>On return the site is the new one, and what was, if anything, is in the place's next folder.</summary>
    public static void Whole(SitePlace place)
    {
        var undo = Directory.Exists(place.Out) ? Exchange(place.Next, place.Out, place.Old) : Rename(place.Next, place.Out);
        try
        {
            Durable.Flush(Path.GetDirectoryName(place.Out)!);
        }
        catch
        {
            undo();
            throw;
        }
    }

    /// <summary>The same entry by entry; undone if one of them cannot be changed.</summary>
    public static void ByEntry(SitePlace place)
    {
        // While entries are of two generations the site must be taken for neither: its mark is there, and says nothing.
        File.WriteAllBytes(Path.Combine(place.Next, NoMark), []);
        var undo = new Stack<Action>();
        try
        {
            undo.Push(Entry(place, NoMark, Published.FileName));
            foreach (var name in Names(place))
            {
                undo.Push(Entry(place, name, name));
            }

            undo.Push(Entry(place, Published.FileName, Published.FileName));
            Durable.Flush(place.Out);
        }
        catch
        {
            while (undo.TryPop(out var step))
            {
                step();
            }

            throw;
        }
    }

    private static Action Entry(SitePlace place, string from, string to)
    {
        var (next, standing) = (Path.Combine(place.Next, from), Path.Combine(place.Out, to));
        return !Path.Exists(next) ? Rename(standing, next)
            : !Path.Exists(standing) ? Rename(next, standing)
            : Exchange(next, standing, place.Old);
    }

    private static Action Exchange(string one, string other, string spare)
    {
        Durable.Exchange(one, other, spare);
        return () => Durable.Exchange(one, other, spare);
    }

    private static Action Rename(string from, string to)
    {
        Durable.Rename(from, to);
        return () => Durable.Rename(to, from);
    }

    private static IEnumerable<string> Names(SitePlace place) =>
        [.. Directory.EnumerateFileSystemEntries(place.Next)
            .Concat(Directory.EnumerateFileSystemEntries(place.Out))
            .Select(entry => Path.GetFileName(entry))
            .Where(name => !SitePlace.IsApart(name) && name is not (NoMark or Published.FileName))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name == Index)
            .ThenBy(name => name, StringComparer.Ordinal)];
}
