using System.Net;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs.Hosting;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A service whose BaseUrl has a path, behind proxies that strip it and such that do not.</summary>
public sealed partial class BelowAPath
{
    private const string Path = "/kampagnen";

    private static readonly PasswordHash Password = PasswordHash.Of("correct horse");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_signs_in_stays_below_it_and_so_do_their_cookies(bool strips)
    {
        await using var trial = await ServeTrial.WithSite(Below(Path));
        await using var proxy = await PathProxy.Begin(trial.Url, Path, strips);
        using var client = proxy.NewClient();

        Assert.Equal((HttpStatusCode.Redirect, Path + "/login?to=%2Fhangfire%2Fruns"), await Sent(client, Path + "/hangfire/runs"));
        using var signedIn = await trial.Post(
            Path + "/login", Path + "/login", client, ("name", "olga"), ("password", "correct horse"), ("to", "/hangfire/runs"));
        Assert.Equal(Path + "/hangfire/runs", signedIn.Headers.Location!.OriginalString);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), c => c.StartsWith("campaign-batch.user=", StringComparison.Ordinal));
        Assert.Matches($"; path={Path}(;|$)", cookie);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get(Path + "/hangfire/runs", client)).Status);
        using var signedOut = await trial.Post(Path + "/logout", Path + "/hangfire/campaigns", client);
        Assert.Equal(Path + "/login", signedOut.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(Path, true)]
    [InlineData(Path, false)]
    [InlineData("/campaigns", true)]
    [InlineData("/campaigns", false)]
    [InlineData("/hangfire/kampagnen", true)]
    [InlineData("/k%C3%A4mpagnen/de", false)]
    public async Task Every_link_of_every_page_leads_below_it_and_somewhere(string path, bool strips)
    {
        await using var trial = await ServeTrial.WithSite(Below(path));
        await using var proxy = await PathProxy.Begin(trial.Url, path, strips);
        using var client = proxy.NewClient();
        using var signedIn = await trial.Post(path + "/login", path + "/login", client, ("name", "olga"), ("password", "correct horse"));

        var open = new Queue<string>([path + "/", path + "/hangfire/campaigns"]);
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        while (open.TryDequeue(out var page))
        {
            var (status, text) = await trial.Get(page, client);
            Assert.True(status == HttpStatusCode.OK, $"{page}: {status}");
            var ofHost = Address().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(a => a.StartsWith('/'));
            Assert.All(ofHost, a => Assert.StartsWith(path + "/", new Uri(client.BaseAddress!, a).AbsolutePath, StringComparison.Ordinal));
            foreach (var link in Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                var whole = new Uri(new Uri(client.BaseAddress!, page), link);
                if (whole.Host == client.BaseAddress!.Host && !whole.AbsolutePath.Contains("/jobs/", StringComparison.Ordinal) && seen.Add(whole.PathAndQuery))
                {
                    open.Enqueue(whole.PathAndQuery);
                }
            }
        }

        Assert.Contains(seen, page => page.StartsWith(path + "/campaigns/spring/", StringComparison.Ordinal));
        Assert.Contains(seen, page => page.StartsWith(path + "/hangfire/css", StringComparison.Ordinal));
        Assert.Contains(path + "/hangfire/outbox", seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_leads_to_a_page_below_it(bool strips)
    {
        await using var trial = await ServeTrial.WithSite(Below(Path));
        await using var proxy = await PathProxy.Begin(trial.Url, Path, strips);
        using var client = proxy.NewClient();
        using var signedIn = await trial.Post(Path + "/login", Path + "/login", client, ("name", "olga"), ("password", "correct horse"));

        using var asked = await trial.Post(Path + "/hangfire/campaigns/ask", Path + "/hangfire/campaigns", client, ("do", "run-all"), ("force", "true"));

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.StartsWith(Path + "/hangfire/runs/", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get(asked.Headers.Location.OriginalString, client)).Status);
        Assert.Equal("olga", (await trial.AllEnded())[0].AskedBy);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login")]
    [InlineData("/hangfire")]
    [InlineData("/index.html")]
    [InlineData("/campaigns/spring/index.html")]
    [InlineData("/kampagnenX/")]
    [InlineData("/kampagne/")]
    [InlineData("/other/kampagnen/")]
    [InlineData("/healthz")]
    public async Task What_lies_beside_it_is_not_found(string beside)
    {
        await using var trial = await ServeTrial.Begin(Below(Path));
        var forwarded = ("X-Forwarded-For", "198.51.100.7");

        Assert.Equal(HttpStatusCode.NotFound, (await trial.Get(beside, headers: forwarded)).Status);
        foreach (var prefix in new[] { "/other", "/kampagnen/other", "//evil.example", "https://evil.example/kampagnen", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await trial.Get(beside, headers: [forwarded, ("X-Forwarded-Prefix", prefix)])).Status);
        }
    }

    [Fact]
    public async Task The_machine_itself_still_asks_how_it_is_at_the_root()
    {
        const string scraper = "scraper-of-the-machine";
        await using var trial = await ServeTrial.WithSite(s => Below(Path)(s) with { MetricsToken = scraper });
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/healthz")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/readyz")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/metrics", trial.NewClient(), ("Authorization", "Bearer " + scraper))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get("/metrics")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get(Path + "/healthz")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_gets_the_slash_that_links_of_its_page_need_and_no_host_is_named(bool strips)
    {
        await using var trial = await ServeTrial.WithSite(s => Below(Path)(s) with { OpenSite = true });
        await using var proxy = await PathProxy.Begin(trial.Url, Path, strips);
        using var client = proxy.NewClient();

        Assert.Equal((HttpStatusCode.Redirect, Path + "/runs/?a=b"), await Sent(client, Path + "/runs?a=b"));
        if (!strips)
        {
            Assert.Equal((HttpStatusCode.TemporaryRedirect, Path + "/?a=b"), await Sent(client, Path + "?a=b"));
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/../other-application/")]
    [InlineData("/a/../../other-application/")]
    [InlineData("/%2e%2E/other-application/")]
    [InlineData("/..\\other-application/")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/bücher")]
    public async Task Nobody_is_sent_beside_it_after_the_login(string to)
    {
        await using var trial = await ServeTrial.Begin(Below(Path));
        await using var proxy = await PathProxy.Begin(trial.Url, Path, strips: true);
        using var client = proxy.NewClient();

        using var answer = await trial.Post(Path + "/login", Path + "/login", client, ("name", "olga"), ("password", "correct horse"), ("to", to));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Path + "/", answer.Headers.Location!.OriginalString);
    }

    private static Func<ServiceSettings, ServiceSettings> Below(string path) => settings => settings with
    {
        BaseUrl = new Uri($"https://intern.example{path}/"),
        Users = [new User("olga", Role.Operator, Password)],
    };

    private static async Task<(HttpStatusCode Status, string? To)> Sent(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    [GeneratedRegex("""\b(?:href|src|action|data-[a-z-]*url)="([^"]*)"[ >]""")]
    private static partial Regex Address();

    [GeneratedRegex("""<(?:a|link|script)\b[^>]*\b(?:href|src)="([^"]+)""" + "\"")]
    private static partial Regex Link();
}
