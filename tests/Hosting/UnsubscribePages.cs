using System.Net;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using MimeKit;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>One click ends the mails of a schedule, from the header of a mail to the next send that leaves its recipient out.</summary>
public sealed class UnsubscribePages
{
    private static readonly (string, string) OneClick = ("List-Unsubscribe", "One-Click");

    [Theory]
    [InlineData("")]
    [InlineData("/kampagnen")]
    public async Task A_mail_programs_post_ends_the_mails_and_an_operator_can_undo_it(string path)
    {
        await using var trial = await ServeTrial.WithSite(At($"https://intern.example{path}/"));
        await using var proxy = await PathProxy.Begin(trial.Url, path, strips: path.Length > 0);
        using var stranger = proxy.NewClient();
        var (mail, _) = await Send(trial, path);
        Assert.Equal("List-Unsubscribe=One-Click", mail!.Headers["List-Unsubscribe-Post"]);
        var address = new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        Assert.StartsWith($"https://intern.example{path}/unsubscribe/", address.AbsoluteUri, StringComparison.Ordinal);

        // Scanners of mail follow links: nothing has happened.
        var (asked, page) = await trial.Get(address.AbsolutePath, stranger);
        Assert.Equal(HttpStatusCode.OK, asked);
        Assert.Contains("<button>Unsubscribe</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", page, StringComparison.Ordinal);
        Assert.Empty(trial.Ledger.Unsubscriptions.All());

        using var posted = await trial.Post(address.AbsolutePath, null, stranger, OneClick);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.False(posted.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<button>", (await trial.Get(address.AbsolutePath, stranger)).Text, StringComparison.Ordinal);

        var (none, told) = await Send(trial, path);
        Assert.Null(none);
        Assert.Contains("1 recipient left out, who unsubscribed.", told, StringComparison.Ordinal);

        Assert.Contains("<bdi>reports sent by hand</bdi>", (await trial.Get(path + "/hangfire/outbox")).Text, StringComparison.Ordinal);
        var wish = Assert.Single(trial.Ledger.Unsubscriptions.All());
        using var undone = await trial.Post(
            path + "/hangfire/outbox/do", path + "/hangfire/outbox", null, ("subscribe", $"{wish.RecipientHash} {wish.Schedule}"));
        Assert.Contains("undone by <bdi>operator</bdi>", (await trial.Get(path + "/hangfire/outbox")).Text, StringComparison.Ordinal);
        Assert.NotNull((await Send(trial, path)).Mail);
    }

    [Fact]
    public async Task What_is_not_a_mail_programs_post_ends_nothing()
    {
        await using var trial = await ServeTrial.Begin(At("https://intern.example/"));
        var links = new UnsubscribeLinks("", trial.Ledger.Unsubscriptions.Key());
        var address = $"{UnsubscribeLinks.Path}/{links.Token("daily", "ada@example.org")}";

        using var without = await trial.Post(address, null, null, ("a", "b"));
        using var wrong = await trial.Post(address, null, null, ("List-Unsubscribe", "Two-Clicks"));
        using var json = await trial.Client.PostAsync(new Uri(address, UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
        using var guessed = await trial.Post(UnsubscribeLinks.Path + "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", null, null, OneClick);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
            [without.StatusCode, wrong.StatusCode, json.StatusCode, guessed.StatusCode]);
        Assert.Equal(HttpStatusCode.NotFound, (await trial.Get(UnsubscribeLinks.Path + "/no-token")).Status);
        Assert.Empty(trial.Ledger.Unsubscriptions.All());
    }

    [Fact]
    public async Task A_post_of_several_parts_counts_too_and_twice_is_once()
    {
        await using var trial = await ServeTrial.Begin(At("https://intern.example/"));
        var links = new UnsubscribeLinks("", trial.Ledger.Unsubscriptions.Key());
        var address = new Uri($"{UnsubscribeLinks.Path}/{links.Token("daily", "ada@example.org")}", UriKind.Relative);
        for (var i = 0; i < 2; i++)
        {
            using var parts = new MultipartFormDataContent { { new StringContent(OneClick.Item2), OneClick.Item1 } };
            using var answer = await trial.Client.PostAsync(address, parts, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(("daily", "ada@example.org"), Assert.Single(trial.Ledger.Unsubscriptions.All()) is var wish ? (wish.Schedule, wish.Recipient) : default);
    }

    [Fact]
    public async Task A_viewer_undoes_nothing()
    {
        var hash = PasswordHash.Of("correct horse");
        await using var trial = await ServeTrial.Begin(s => At("https://intern.example/")(s) with { Users = [new User("vera", Role.Viewer, hash)] });
        trial.Ledger.Unsubscriptions.Add(new Unsubscription { RecipientHash = "h", Schedule = "daily", Recipient = "ada@example.org", At = trial.Ledger.Now() });
        using var vera = trial.NewClient();
        using var signedIn = await trial.Post("/login", "/login", vera, ("name", "vera"), ("password", "correct horse"));

        using var refused = await trial.Post("/hangfire/outbox/do", "/hangfire/outbox", vera, ("subscribe", "h daily"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.True(trial.Ledger.Unsubscriptions.Holds("h", "daily"));
    }

    [Theory]
    [InlineData("de", "Abmelden")]
    [InlineData("fr", "Se désabonner")]
    [InlineData("ja", "配信停止")]
    public async Task The_page_speaks_the_language_of_the_mails(string language, string button)
    {
        await using var trial = await ServeTrial.Begin(s => s with { Line = s.Line with { Language = language } });
        var links = new UnsubscribeLinks("", trial.Ledger.Unsubscriptions.Key());

        var (_, page) = await trial.Get($"{UnsubscribeLinks.Path}/{links.Token("täglich <b>", "ada@example.org")}");

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<button>{button}</button>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://intern.example/")]
    [InlineData(null)]
    public async Task Without_https_no_click_is_promised(string? url)
    {
        await using var trial = await ServeTrial.WithSite(At(url));

        var (mail, _) = await Send(trial, "");

        Assert.Null(mail!.Headers["List-Unsubscribe"]);
        Assert.Null(mail.Headers["List-Unsubscribe-Post"]);
    }

    private static Func<ServiceSettings, ServiceSettings> At(string? url) => settings => settings with
    {
        BaseUrl = url is null ? null : new Uri(url),
        Mail = settings.Mail with { BaseUrl = url?.TrimEnd('/') },
    };

    /// <summary>Sends one campaign's report from the dashboard.</summary>
    private static async Task<(MimeMessage? Mail, string Told)> Send(ServeTrial trial, string path)
    {
        using var asked = await trial.Post(path + "/hangfire/campaigns/ask", path + "/hangfire/campaigns", null, ("send", "spring"));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var run = (await trial.AllEnded())[0];
        var rows = trial.Ledger.Outbox.OfRun(run.Id);
        var mail = rows.Count == 0 ? null : MimeMessage.Load(new MemoryStream(trial.Ledger.Outbox.Find(rows[0].Id)!.Bytes), TestContext.Current.CancellationToken);
        return (mail, run.Outcome!);
    }
}
