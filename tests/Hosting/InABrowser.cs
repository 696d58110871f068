using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>The dashboard as somebody uses it.</summary>
public sealed class InABrowser(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1200, 900)]
    [InlineData(390, 844)]
    public async Task An_operator_signs_in_reruns_a_campaign_and_follows_the_run_to_its_report(int width, int height)
    {
        await using var trial = await ServeTrial.WithSite(s => s with { Users = [new User("olga", Role.Operator, PasswordHash.Of("correct horse"))] });
        var (page, complaints) = await chromium.Visit(width, height);
        await page.GotoAsync(new Uri(trial.Url, "/hangfire/campaigns").AbsoluteUri);
        await page.GetByLabel("Name").FillAsync("olga");
        await page.GetByLabel("Password").FillAsync("correct horse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.GetByLabel("Force, even if nothing is new").CheckAsync();
        await page.Locator("tr", new() { HasText = "Spring" }).GetByRole(AriaRole.Button, new() { Name = "Rerun now" }).ClickAsync();
        await page.WaitForURLAsync("**/hangfire/runs/*");
        await page.GetByText("reports published").WaitForAsync();
        Assert.Contains("olga", await page.Locator(".cb-facts").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "The reports" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Spring" }).First.ClickAsync();
        Assert.Equal(2, (await trial.AllEnded()).Count);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(390)]
    public async Task No_page_of_ours_is_wider_than_the_window_and_none_breaks_the_law_of_its_headers(int width)
    {
        await using var trial = await ServeTrial.WithSite(s => s with
        {
            Schedules = [Running.RunTrial.EveryMinute],
            Mail = s.Mail with { To = [Address.Read("somebody.with.a.very-long.name@a.department.of.a.subsidiary.of.a.company.example.org")!] },
        });
        using var sent = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("send", "spring"));
        var run = (await trial.AllEnded())[0];
        var (page, complaints) = await chromium.Visit(width);
        await page.GotoAsync(trial.TokenAddress.AbsoluteUri);
        Assert.EndsWith("/hangfire/campaigns", page.Url, StringComparison.Ordinal);
        foreach (var path in new[] { "/hangfire/campaigns", "/hangfire/runs", "/hangfire/runs/" + run.Id, "/hangfire/campaigns/history?id=spring", "/hangfire/outbox", "/hangfire/session", "/hangfire/jobs/details/" + run.Job })
        {
            await page.GotoAsync(new Uri(trial.Url, path).AbsoluteUri);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}.");
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.table-responsive')].every(t => t.scrollWidth <= t.clientWidth)"), $"{path} has a table that is cut off at {width}.");
        }

        foreach (var path in new[] { "/hangfire", "/hangfire/recurring", "/hangfire/servers", "/hangfire/jobs/succeeded", "/hangfire/retries", "/", "/runs/" })
        {
            await page.GotoAsync(new Uri(trial.Url, path).AbsoluteUri);
        }

        Assert.Empty(complaints);
    }
}
