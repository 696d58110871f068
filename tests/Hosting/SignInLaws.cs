using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Tests.Jobs;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>How somebody signs in and out, how often, and what the log says of it.</summary>
public sealed class SignInLaws
{
    // As few rounds as a hash may have: some tests try it many times.
    private static readonly PasswordHash Password = Cheap("correct horse");

    [Fact]
    public async Task Who_tries_a_name_more_than_twenty_times_in_a_minute_waits_for_the_next_and_pages_are_free()
    {
        var clock = new HandClock();
        await using var trial = await ServeTrial.Begin(WithUsers, new Workbench { Clock = clock });
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await trial.Get("/login")).Status);
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Tried(trial, "olga", "wrong"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Tried(trial, "olga", "correct horse"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Tried(trial, "OLGA", "correct horse"));
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/healthz")).Status);
        clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, await Tried(trial, "olga", "correct horse"));
    }

    [Fact]
    public async Task Strangers_behind_a_proxy_that_says_nothing_keep_nobody_out_whose_name_they_do_not_try()
    {
        await using var trial = await ServeTrial.Begin(WithUsers, new Workbench { Clock = new HandClock() });
        for (var i = 0; i < 25; i++)
        {
            await Tried(trial, "vera", "wrong");
        }

        for (var i = 0; i < 50; i++)
        {
            await Tried(trial, i < 4 ? "stranger" + i : "user" + (i % 5), "wrong");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Tried(trial, "vera", "correct horse"));
        Assert.Equal(HttpStatusCode.Redirect, await Tried(trial, "olga", "correct horse"));
    }

    [Fact]
    public async Task Strangers_behind_a_proxy_that_names_them_keep_out_themselves_only()
    {
        await using var trial = await ServeTrial.Begin(WithUsers, new Workbench { Clock = new HandClock() });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 80; i++)
        {
            // What the stranger claims about itself stands before what the proxy adds, and is not believed.
            statuses.Add(await Tried(trial, i < 20 ? "olga" : "user" + (i % 5), "wrong", $"203.0.113.{i}, 198.51.100.7"));
        }

        Assert.Equal(60, statuses.Count(s => s == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Tried(trial, "olga", "correct horse", "198.51.100.7"));
        Assert.Equal(HttpStatusCode.Redirect, await Tried(trial, "olga", "correct horse", "198.51.100.8"));
        Assert.Equal(HttpStatusCode.Redirect, await Tried(trial, "olga", "correct horse", "2001:db8::1"));
    }

    [Fact]
    public async Task A_session_that_was_signed_out_is_over_whoever_kept_its_cookie_also_for_the_next_start()
    {
        await using var trial = await ServeTrial.Begin(WithUsers);
        var (kept, other) = (await SignedIn(trial, "olga"), await SignedIn(trial, "olga"));
        using var thief = Bearing(trial, kept);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/hangfire/runs", thief)).Status);
        Assert.Contains("Sign out", (await trial.Get("/hangfire/session", thief)).Text, StringComparison.Ordinal);

        await SignOut(trial, kept);

        Assert.Equal(HttpStatusCode.Redirect, (await trial.Get("/hangfire/runs", thief)).Status);
        using var untouched = Bearing(trial, other);
        Assert.Equal(HttpStatusCode.OK, (await trial.Get("/hangfire/runs", untouched)).Status);

        // As the next start reads it.
        var session = Assert.Single(trial.Ledger.Marks.Names("signed out "))["signed out ".Length..];
        var next = new EndedSessions(trial.Ledger, TimeProvider.System);
        Assert.True(next.IsEnded(session));
        next.End("another");
        Assert.Equal(2, trial.Ledger.Marks.Names("signed out ").Count);
        var later = new HandClock { Begin = TimeProvider.System.GetUtcNow().AddDays(40) };
        new EndedSessions(trial.Ledger, later).End("much later");
        Assert.Equal(["signed out much later"], trial.Ledger.Marks.Names("signed out "));
    }

    [Fact]
    public async Task Cookies_come_with_links_of_mails_and_are_secure_where_readers_come_by_https()
    {
        await using var plain = await ServeTrial.Begin(WithUsers);
        Assert.All(await Cookies(plain), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Cookies(plain), cookie => Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Cookies(plain), cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Cookies(plain, ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "198.51.100.7")), IsSecure);
        await using var outside = await ServeTrial.Begin(s => WithUsers(s) with { BaseUrl = new Uri("https://reports.example/") });
        Assert.All(await Cookies(outside), IsSecure);
    }

    [Fact]
    public async Task Good_and_bad_ones_stand_in_the_log_with_where_they_came_from_and_without_what_was_typed()
    {
        using var log = new StringWriter();
        await using var trial = await ServeTrial.Begin(WithUsers, log: TextWriter.Synchronized(log));
        await Tried(trial, "olga", "hunter2-hunter2", "198.51.100.7");
        await Tried(trial, "hunter3-hunter3", "olga", "198.51.100.7");
        await SignOut(trial, await SignedIn(trial, "olga"));
        await Tried(trial, "vera", "correct horse", "2001:db8::7");
        var said = log.ToString();
        Assert.Contains("Warning: Sign-in refused: olga, from 198.51.100.7.", said, StringComparison.Ordinal);
        Assert.Contains("Warning: Sign-in refused: an unknown name, from 198.51.100.7.", said, StringComparison.Ordinal);
        Assert.Contains("Information: Signed in: olga, from 127.0.0.1.", said, StringComparison.Ordinal);
        Assert.Contains("Information: Signed in: vera, from 2001:db8::7.", said, StringComparison.Ordinal);
        Assert.Contains("Information: Signed out: olga, from 127.0.0.1.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", said, StringComparison.Ordinal);
    }

    private static void IsSecure(string cookie) => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);

    private static ServiceSettings WithUsers(ServiceSettings settings) => settings with
    {
        Users =
        [
            new User("vera", Role.Viewer, Password), new User("olga", Role.Operator, Password),
            .. Enumerable.Range(0, 5).Select(i => new User($"user{i}", Role.Viewer, Password)),
        ],
    };

    private static PasswordHash Cheap(string password)
    {
        var salt = new byte[16];
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, 100_000, HashAlgorithmName.SHA256, 32);
        return PasswordHash.Read($"pbkdf2-sha256$100000${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}")!;
    }

    /// <summary>Signs in with a browser of its own; an address is what a proxy adds.</summary>
    private static async Task<HttpStatusCode> Tried(ServeTrial trial, string name, string password, string? from = null)
    {
        using var answer = await Posted(trial, name, password, from is null ? [] : [("X-Forwarded-For", from)]);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> Posted(ServeTrial trial, string name, string password, params (string Name, string Value)[] headers)
    {
        using var client = trial.NewClient();
        foreach (var (header, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        }

        using var page = await client.GetAsync(new Uri("/login", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // A browser that comes by https gives secure cookies back; this one comes without.
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password), new("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri("/login", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> Cookies(ServeTrial trial, params (string Name, string Value)[] headers)
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, "/login");
        foreach (var (header, value) in headers)
        {
            page.Headers.TryAddWithoutValidation(header, value);
        }

        using var shown = await trial.NewClient().SendAsync(page, TestContext.Current.CancellationToken);
        using var signedIn = await Posted(trial, "olga", "correct horse", headers);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return [.. shown.Headers.GetValues("Set-Cookie"), .. signedIn.Headers.GetValues("Set-Cookie")];
    }

    private static async Task<string> SignedIn(ServeTrial trial, string name)
    {
        using var answer = await Posted(trial, name, "correct horse");
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("campaign-batch.user=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task SignOut(ServeTrial trial, string cookie)
    {
        using var client = Bearing(trial, cookie);
        using var page = await client.GetAsync(new Uri("/hangfire/session", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var forms = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("campaign-batch.forms=", StringComparison.Ordinal)).Split(';')[0];
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie}; {forms}");
        var token = Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/logout", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static HttpClient Bearing(ServeTrial trial, string cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = trial.Url };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }
}
