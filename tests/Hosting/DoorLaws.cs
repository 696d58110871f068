using System.Net;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>Who comes in, and what they may do.</summary>
public sealed class DoorLaws
{
    private static readonly PasswordHash Password = PasswordHash.Of("correct horse");

    [Fact]
    public async Task Another_host_name_is_refused()
    {
        await using var trial = await ServeTrial.WithSite(s => s with { AllowedHosts = ["reports.example.org"] });
        Assert.Equal(HttpStatusCode.BadRequest, (await trial.Get("/hangfire", headers: ("Host", "evil.example"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await trial.Get("/", headers: ("Host", "evil.example"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/", headers: ("Host", "reports.example.org"))).Status);
    }

    [Theory]
    [InlineData("/hangfire/campaigns/ask")]
    [InlineData("/hangfire/outbox/do")]
    [InlineData("/hangfire/recurring/trigger")]
    [InlineData("/hangfire/jobs/succeeded/requeue")]
    public async Task A_form_of_another_site_changes_nothing(string path)
    {
        await using var trial = await ServeTrial.WithSite();
        using var answer = await trial.Post(path, page: null, client: null, ("do", "run-all"), ("force", "true"), ("jobs[]", TickWatch.Tick));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(trial.Ledger.Runs.Latest(10));
    }

    [Fact]
    public async Task With_users_nobody_comes_in_without_a_name_not_even_from_this_machine()
    {
        await using var trial = await ServeTrial.WithSite(WithUsers);
        foreach (var path in new[] { "/", "/hangfire/campaigns", "/hangfire/runs" })
        {
            var (status, _) = await trial.Get(path);
            Assert.Equal(HttpStatusCode.Redirect, status);
        }

        using var wrong = await trial.Post("/login", "/login", null, ("name", "olga"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var nobody = await trial.Post("/login", "/login", null, ("name", "nobody"), ("password", ""));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task A_viewer_reads_and_an_operator_also_runs()
    {
        await using var trial = await ServeTrial.WithSite(WithUsers);
        using var viewer = await LoggedIn(trial, "vera");
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/", viewer)).Status);
        var page = (await trial.Get("/hangfire/campaigns", viewer)).Text;
        Assert.DoesNotContain("Rerun now", page, StringComparison.Ordinal);
        using var refused = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", viewer, ("do", "run-all"), ("force", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var triggered = await trial.Post("/hangfire/recurring/trigger", "/hangfire", viewer, ("jobs[]", TickWatch.Tick));
        Assert.Equal(HttpStatusCode.Unauthorized, triggered.StatusCode);
        using var outbox = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", viewer, ("again", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, outbox.StatusCode);
        Assert.Single(trial.Ledger.Runs.Latest(10));

        using var op = await LoggedIn(trial, "olga");
        Assert.Contains("Rerun now", (await trial.Get("/hangfire/campaigns", op)).Text, StringComparison.Ordinal);
        using var asked = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", op, ("do", "run-all"), ("force", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.Equal("olga", (await trial.AllEnded())[0].AskedBy);
    }

    [Theory]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/hangfire/runs", "/hangfire/runs")]
    public async Task Whoever_signs_in_stays_here(string to, string where)
    {
        await using var trial = await ServeTrial.WithSite(WithUsers);
        using var answer = await trial.Post("/login", "/login", null, ("name", "olga"), ("password", "correct horse"), ("to", to));
        Assert.Equal(where, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_proxys_word_counts_only_where_that_is_switched_on()
    {
        await using var off = await ServeTrial.WithSite(WithUsers);
        Assert.Equal(HttpStatusCode.Redirect, (await off.Get("/hangfire", headers: ("X-Remote-User", "olga"))).Status);
        await using var on = await ServeTrial.WithSite(s => WithUsers(s) with { ProxyUser = "X-Remote-User" });
        Assert.Equal(HttpStatusCode.OK, (await on.Get("/hangfire", headers: ("X-Remote-User", "olga"))).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await on.Get("/hangfire", headers: ("X-Remote-User", "mallory"))).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await on.Get("/hangfire", headers: [("X-Remote-User", "vera"), ("X-Remote-User", "olga")])).Status);
    }

    [Fact]
    public async Task The_site_can_be_open_while_the_dashboard_is_not()
    {
        await using var trial = await ServeTrial.WithSite(s => s with { OpenSite = true });
        var proxied = ("X-Forwarded-For", "198.51.100.7");
        using var stranger = trial.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/", stranger, proxied)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get("/hangfire", stranger, proxied)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get("/HANGFIRE/campaigns", stranger, proxied)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get("/metrics", stranger, proxied)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await trial.Get("/METRICS", stranger, proxied)).Status);
    }

    [Fact]
    public async Task No_secret_stands_on_a_page_and_an_address_only_in_the_outbox_of_operators()
    {
        const string canary = "canary-7c1f";
        await using var trial = await ServeTrial.WithSite(s => WithUsers(s) with
        {
            Mail = s.Mail with { Relay = new() { Host = "127.0.0.1", Port = 1, User = "u", Password = new(canary) } },
        });
        using var op = await LoggedIn(trial, "olga");
        using var sent = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", op, ("send", "spring"));
        await trial.AllEnded();
        trial.Ledger.Unsubscriptions.Add(new Unsubscription { RecipientHash = "h", Schedule = "daily", Recipient = "bob@example.org", At = trial.Ledger.Now() });
        using var viewer = await LoggedIn(trial, "vera");
        var row = Assert.Single(trial.Ledger.Outbox.Latest(10));
        Assert.Contains("ada@example.org", (await trial.Get("/hangfire/outbox", op)).Text, StringComparison.Ordinal);
        Assert.Contains("data stale", (await trial.Get("/hangfire/outbox", viewer)).Text, StringComparison.Ordinal);
        string[] paths = ["/hangfire", "/hangfire/campaigns", "/hangfire/runs", "/hangfire/runs/" + row.RunId, "/hangfire/outbox",
            "/hangfire/jobs/succeeded", "/hangfire/servers", "/hangfire/session", "/metrics", "/readyz"];
        foreach (var path in paths)
        {
            var seen = (await trial.Get(path, viewer)).Text;
            Assert.DoesNotContain("ada@", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("bob@", seen, StringComparison.Ordinal);
            var (_, text) = await trial.Get(path, op);
            Assert.DoesNotContain(canary, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Password.ToString(), text, StringComparison.Ordinal);
            if (path != "/hangfire/outbox")
            {
                Assert.DoesNotContain("ada@example.org", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_tried_again_from_the_outbox()
    {
        await using var trial = await ServeTrial.WithSite(s => s with { Mail = s.Mail with { Relay = new() { Host = "127.0.0.1", Port = 1 } } });
        using var sent = await trial.Post("/hangfire/campaigns/ask", "/hangfire/campaigns", null, ("send", "spring"));
        await trial.AllEnded();
        var row = Assert.Single(trial.Ledger.Outbox.Latest(10));
        using var letGo = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", null, ("let-go", row.Id));
        await ServeTrial.Until(() => trial.Ledger.Outbox.Find(row.Id) is { State: OutboxState.Dead } dead ? dead : null);
        Assert.Contains("Let go by operator.", (await trial.Get("/hangfire/outbox")).Text, StringComparison.Ordinal);
        using var again = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", null, ("again", row.Id));
        Assert.NotEqual(OutboxState.Dead, trial.Ledger.Outbox.Find(row.Id)!.State);
    }

    private static ServiceSettings WithUsers(ServiceSettings settings) => settings with { Users = [new User("vera", Role.Viewer, Password), new User("olga", Role.Operator, Password)] };

    private static async Task<HttpClient> LoggedIn(ServeTrial trial, string name)
    {
        var client = trial.NewClient();
        using var answer = await trial.Post("/login", "/login", client, ("name", name), ("password", "correct horse"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}
