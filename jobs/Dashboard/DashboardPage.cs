using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>A page of ours in Hangfire's frame.</summary>
/// <param name="title">Its title.</param>
/// <param name="body">Draws what stands in the frame.</param>
internal sealed class DashboardPage(string title, Func<DashboardPage, string> body) : RazorPage
{
    public override void Execute()
    {
        Layout = new LayoutPage(title);
        WriteLiteral(body(this));
    }
}
