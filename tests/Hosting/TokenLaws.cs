using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A service without users: the token opens it, and that a request comes from this machine proves nothing.</summary>
public sealed class TokenLaws
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/campaigns")]
    [InlineData("/HangFire/outbox")]
    [InlineData("/metrics")]
    public async Task Who_comes_by_a_proxy_that_adds_no_header_sees_neither_dashboard_nor_metrics(string path)
    {
        await using var trial = await ServeTrial.WithSite();
        using var stranger = trial.NewClient();
        Assert.Equal(path == "/metrics" ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect, (await trial.Get(path, stranger)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get(path, stranger, ("Authorization", "Bearer " + new string('0', 48)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get(path)).Status);
        // Who reads the site there still does, as from the folder.
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/campaigns/spring/report.json", stranger)).Status);
    }

    [Theory]
    [InlineData("/hangfire/campaigns/ask")]
    [InlineData("/hangfire/outbox/do")]
    [InlineData("/hangfire/recurring/trigger")]
    public async Task Nobody_changes_anything_without_it(string path)
    {
        await using var trial = await ServeTrial.WithSite();
        using var stranger = trial.NewClient();
        using var answer = await trial.Post(path, "/login", stranger, ("do", "run-all"), ("force", "true"), ("jobs[]", TickWatch.Tick));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(trial.Ledger.Runs.Latest(10));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/campaigns/spring/report.json")]
    [InlineData("/hangfire")]
    [InlineData("/metrics")]
    public async Task A_request_that_came_by_a_proxy_is_sent_away_and_with_the_token_let_in(string path)
    {
        await using var trial = await ServeTrial.WithSite();
        using var stranger = trial.NewClient();
        foreach (var header in new[] { "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await trial.Get(path, stranger, (header, "198.51.100.7"))).Status);
            Assert.Equal(HttpStatusCode.OK, (await trial.Get(path, headers: (header, "198.51.100.7"))).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/healthz", stranger, ("X-Forwarded-For", "198.51.100.7"))).Status);
    }

    [Fact]
    public async Task The_printed_address_gives_a_cookie_and_leads_to_the_dashboard_without_the_token()
    {
        await using var trial = await ServeTrial.WithSite();
        using var browser = trial.NewClient();
        using var came = await browser.GetAsync(trial.TokenAddress, Cancel);
        Assert.Equal((HttpStatusCode.Redirect, "/hangfire/campaigns"), (came.StatusCode, came.Headers.Location!.OriginalString));
        Assert.Contains("no-store", came.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(trial.Of<AccessToken>().Text, string.Join(' ', came.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        using var asked = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", browser, ("do", "run-all"), ("force", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Equal("operator", (await trial.AllEnded())[0].AskedBy);

        using var elsewhere = await browser.GetAsync(new Uri("/hangfire/runs" + trial.TokenAddress.Query, UriKind.Relative), Cancel);
        Assert.Equal("/hangfire/runs", elsewhere.Headers.Location!.OriginalString);
        using var signedOut = await trial.Post("/logout", "/hangfire/session", browser);
        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get("/hangfire", browser)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    [InlineData("a&token=b")]
    public async Task A_wrong_one_opens_nothing_and_stands_in_the_log(string wrong)
    {
        using var log = new StringWriter();
        await using var trial = await ServeTrial.Begin(log: TextWriter.Synchronized(log));
        using var stranger = trial.NewClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await trial.Get("/hangfire?token=" + wrong, stranger)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get("/hangfire", stranger)).Status);
        Assert.Contains("Sign-in refused: by token, from 127.0.0.1.", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_typed_on_the_page_that_strangers_are_sent_to()
    {
        await using var trial = await ServeTrial.Begin();
        using var browser = trial.NewClient();
        using var wrong = await trial.Post("/login", "/login?to=/hangfire/runs", browser, ("token", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Contains("value=\"/hangfire/runs\"", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var right = await trial.Post("/login", "/login?to=/hangfire/runs", browser, ("token", trial.Of<AccessToken>().Text));
        Assert.Equal("/hangfire/runs", right.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/hangfire/runs", browser)).Status);
    }

    [Fact]
    public async Task Each_start_has_another_and_a_cookie_of_the_last_opens_nothing_but_a_fixed_one_stays()
    {
        await using var first = await ServeTrial.Begin();
        await using var second = await ServeTrial.Begin();
        Assert.NotEqual(first.Of<AccessToken>().Text, second.Of<AccessToken>().Text);
        Assert.True(first.Of<AccessToken>().Text.Length >= 32);

        const string token = "0123456789-0123456789";
        await using var kept = await ServeTrial.Begin(s => s with { Token = token });
        Assert.Equal(HttpStatusCode.OK, (await kept.Get("/hangfire", kept.NewClient(), ("Authorization", "bearer " + token))).Status);
        Assert.DoesNotContain(token, kept.Of<SignIn>().Invite(token, "http://x")!, StringComparison.Ordinal);
        Assert.Contains("/?token=" + first.Of<AccessToken>().Text, first.Of<SignIn>().Invite(null, "http://x")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_users_are_set_a_token_opens_nothing_but_the_metrics_to_a_scraper()
    {
        const string scraper = "abcdefghij_abcdefghij";
        var users = new[] { new User("olga", Role.Operator, PasswordHash.Of("correct horse")) };
        await using var trial = await ServeTrial.WithSite(s => s with { Users = users, MetricsToken = scraper });
        using var client = trial.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", scraper);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/metrics", client)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get("/hangfire", client)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get("/metrics")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get(trial.TokenAddress.PathAndQuery, trial.NewClient())).Status);
        Assert.Null(trial.Of<SignIn>().Invite(null, "http://x"));
    }

    [Theory]
    [InlineData("do", "run-al")]
    [InlineData("do", "")]
    [InlineData("do", "RUN-ALL")]
    [InlineData("run", "")]
    [InlineData("stop", "all")]
    public async Task What_is_no_button_of_the_form_is_refused_and_never_taken_for_all(string name, string value)
    {
        await using var trial = await ServeTrial.WithSite();
        using var answer = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, (name, value), ("force", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var two = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("do", "run-all"), ("send", "spring"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, two.StatusCode);
        using var forced = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("do", "run-all"), ("force", "perhaps"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        using var outbox = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", null, (name, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outbox.StatusCode);
        using var nobody = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", null, ("again", "no such message"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Single(trial.Ledger.Runs.Latest(10));
    }

    [Theory]
    [InlineData("/login", true)]
    [InlineData("/login", false)]
    [InlineData("/hangfire/campaigns/ask", true)]
    [InlineData("/hangfire/campaigns/ask", false)]
    [InlineData(UnsubscribeLinks.Path, true)]
    [InlineData(UnsubscribeLinks.Path, false)]
    public async Task A_body_over_the_limit_is_413_and_no_fault_of_ours(string path, bool saysItsLength)
    {
        using var log = new StringWriter();
        await using var trial = await ServeTrial.Begin(log: TextWriter.Synchronized(log));
        var links = new UnsubscribeLinks("", trial.Ledger.Unsubscriptions.Key());
        var address = path == UnsubscribeLinks.Path ? $"{path}/{links.Token("daily", "ada@example.org")}" : path;
        var bytes = Encoding.ASCII.GetBytes("List-Unsubscribe=" + new string('a', 5 << 20));
        using HttpContent body = saysItsLength ? new ByteArrayContent(bytes) : new StreamContent(new Endless(bytes));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await trial.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.DoesNotContain("Error", log.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A stream that does not say how long it is.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
