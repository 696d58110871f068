using System.Runtime.CompilerServices;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class ApprovedPages
{
    [Fact]
    public void An_in_app_report_looks_as_approved() => Compare("in-app.html", SomePages.Page(SomeCertainty.InApp()));

    [Fact]
    public void A_push_report_looks_as_approved() => Compare("push.html", SomePages.Page(SomeCertainty.Push()));

    [Fact]
    public void The_index_looks_as_approved()
    {
        using var folder = new PageFolder();
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index());
        Compare("index.html", File.ReadAllText(Path.Combine(folder.Path, "index.html")));
    }

    [Fact]
    public void The_same_report_gives_the_same_page()
    {
        var pages = new string[4];
        Parallel.For(0, pages.Length, i => pages[i] = SomePages.Page(SomeCertainty.InApp()));
        Assert.Single(pages.Distinct());
    }

    // Look at the page in a browser first; approving is copying the received file over the approved one.
    private static void Compare(string name, string received, [CallerFilePath] string here = "")
    {
        var approved = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Approved", name));
        if (File.Exists(approved) && File.ReadAllText(approved) == received)
        {
            return;
        }

        var place = Path.Combine(AppContext.BaseDirectory, "received-" + name);
        File.WriteAllText(place, received);
        Assert.Fail($"The page is not as approved. Look at {place} in a browser; if it is right, approve it: cp \"{place}\" \"{approved}\"");
    }
}
