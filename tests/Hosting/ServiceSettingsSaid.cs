using System.Collections;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Jobs;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>What is wrong in the settings of the service is refused before anything starts, by name.</summary>
public sealed class ServiceSettingsSaid
{
    private static readonly string Hash = PasswordHash.Of("correct horse").ToString();

    [Theory]
    [InlineData("SCHEDULES__0__CRON=61 7 * * *", "Cron", "61 7 * * *")]
    [InlineData("SCHEDULES__0__CRON=0 7 * *", "Cron", "five fields")]
    [InlineData("SCHEDULES__0__CRON=*/15 * * * * *", "Cron", "five fields")]
    [InlineData("SCHEDULES__0__CRON=0 0 31 2 *", "Cron", "never does")]
    [InlineData("SCHEDULES__0__CRON=", "Cron", "filled")]
    [InlineData("SCHEDULES__0__ZONE=Mars/Olympus", "Zone", "Mars/Olympus")]
    [InlineData("SCHEDULES__0__ZONE=W. Europe Standard Time", "Zone", "IANA")]
    [InlineData("SCHEDULES__0__TO=not an address", "To", "not an address")]
    [InlineData("SCHEDULES__0__TO=a@b.example\r\nBcc: c@d.example", "To", "address")]
    [InlineData("SCHEDULES__0__CHANNEL=email", "Channel", "in_app or push")]
    [InlineData("SCHEDULES__0__CAMPAIGNS__0=", "Campaigns", "ids of campaigns")]
    [InlineData("SCHEDULES__0__REFRESH=false", "morning", "does nothing")]
    [InlineData("SCHEDULES__0__REFRESH=perhaps", "Refresh", "true or false")]
    [InlineData("SCHEDULES__0__CRONN=0 7 * * *", "CRONN", "morning")]
    [InlineData("SCHEDULES__0=daily", "item 0", "settings of its own")]
    [InlineData("USERS__0__NAME=ada", "ada", "Password")]
    [InlineData("URL=ftp://host", "URL", "address to listen on")]
    [InlineData("URL=https://127.0.0.1:5080", "URL", "http://")]
    [InlineData("URL=http://127.0.0.1:5080/deep", "URL", "address to listen on")]
    [InlineData("BASEURL=javascript:alert(1)", "BASEURL", "address of the site")]
    [InlineData("ALLOWEDHOSTS__0=*", "AllowedHosts", "without a port")]
    [InlineData("ALLOWEDHOSTS__0=host:80", "AllowedHosts", "without a port")]
    [InlineData("PROXYUSER=X Remote", "PROXYUSER", "name of a header")]
    [InlineData("CAMPAIGNS__0=spring", "Campaigns", "schedule")]
    [InlineData("RETENTION__RUNDAYS=0", "RETENTION__RUNDAYS", "from 1 to 36500")]
    [InlineData("RETENTION__PUBLICATIONS=none", "RETENTION__PUBLICATIONS", "whole number")]
    [InlineData("RETENTION__WEEKS=1", "RETENTION__WEEKS", "PublicationDays")]
    [InlineData("RETENTION=short", "RETENTION", "settings of its own")]
    [InlineData("TOKEN=short", "Token", "at least 20")]
    [InlineData("METRICSTOKEN=a secret with blanks in it", "MetricsToken", "at least 20")]
    [InlineData("TRUSTEDPROXIES__0=proxy.example.org", "TrustedProxies", "10.0.0.0/24")]
    [InlineData("TRUSTEDPROXIES__0=10.0.0.0/33", "TrustedProxies", "10.0.0.0/24")]
    [InlineData("SERVE=yes", "SERVE", "Unknown setting")]
    public void A_wrong_one_is_refused_by_name(string given, string name, string why)
    {
        var error = Assert.Throws<SettingsError>(() => Read(given));
        Assert.Contains(name, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(why, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Two_schedules_of_one_name_are_refused() =>
        Assert.Contains("morning", Assert.Throws<SettingsError>(() => Read("SCHEDULES__1__NAME=Morning", "SCHEDULES__1__CRON=* * * * *")).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_role_that_is_none_is_refused() =>
        Assert.Contains("viewer or operator", Assert.Throws<SettingsError>(() => Read("USERS__0__NAME=ada", "USERS__0__ROLE=king")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_password_in_plain_text_is_refused_and_not_repeated()
    {
        var error = Assert.Throws<SettingsError>(() => Read("USERS__0__NAME=ada", "USERS__0__PASSWORD=hunter2-hunter2"));
        Assert.Contains("ada", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_cannot_be_one_is_not_repeated_and_none_stands_beside_users()
    {
        Assert.DoesNotContain("hunter2", Assert.Throws<SettingsError>(() => Read("TOKEN=hunter2")).Message, StringComparison.Ordinal);
        var error = Assert.Throws<SettingsError>(() => Read("TOKEN=0123456789-0123456789", "USERS__0__NAME=ada", "USERS__0__PASSWORD=" + Hash));
        Assert.Contains("Token and Users", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_and_proxies_are_read_as_given()
    {
        var settings = Read("TOKEN=0123456789-0123456789", "METRICSTOKEN=abcdefghij_abcdefghij", "TRUSTEDPROXIES__0=10.0.0.7", "TRUSTEDPROXIES__1=fd00::/8");
        Assert.Equal(("0123456789-0123456789", "abcdefghij_abcdefghij"), (settings.Token, settings.MetricsToken));
        Assert.Equal(["10.0.0.7/32", "fd00::/8"], settings.TrustedProxies.Select(n => n.ToString()));
    }

    [Fact]
    public void A_wrong_connection_string_is_refused_and_not_repeated()
    {
        var error = Assert.Throws<SettingsError>(() => Read("POSTGRES=Host=db;Passwort=hunter2"));
        Assert.Contains("Postgres", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_no_dump_names_is_refused_at_start()
    {
        var folder = Path.Combine(Line.SampleSite.Root(), "data-samples", "dumps");
        var trial = new Trial { Environment = { ["CAMPAIGNBATCH__DATA"] = folder } };
        foreach (var (key, value) in Keys("SCHEDULES__0__CAMPAIGNS__0=spring-sail-banner"))
        {
            trial.Environment[key] = value;
        }

        Assert.Equal(2, trial.Invoke("serve --ledger " + Path.Combine(Path.GetTempPath(), "campaign-batch-never")));
        Assert.Contains("spring-sail-banner", trial.Err.ToString(), StringComparison.Ordinal);
        Assert.Contains("morning", trial.Err.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_schedule_and_a_user_are_read_as_given()
    {
        var settings = Read(
            "SCHEDULES__0__ZONE=America/Sao_Paulo", "SCHEDULES__0__CAMPAIGNS__0=a", "SCHEDULES__0__CAMPAIGNS__1=b c", "SCHEDULES__0__CHANNEL=push", "SCHEDULES__0__RUNNINGONLY=true",
            "SCHEDULES__0__TO__0=Ada <ada@example.com>", "USERS__0__NAME=ada", "USERS__0__ROLE=operator", "USERS__0__PASSWORD=" + Hash, "ALLOWEDHOSTS__0=*.example.org", "BASEURL=https://r.example.org/x");
        var schedule = Assert.Single(settings.Schedules);
        Assert.Equal(("morning", "0 7 * * *", "America/Sao_Paulo", "push"), (schedule.Name, schedule.Text, schedule.Zone.Id, schedule.Channel));
        Assert.Equal((true, true, true), (schedule.RunningOnly, schedule.Refresh, schedule.Mail));
        Assert.Equal(["a", "b c"], schedule.Campaigns);
        Assert.Equal(["Ada <ada@example.com>"], schedule.To);
        Assert.True(Assert.Single(settings.Users) is { Name: "ada", Role: Role.Operator } user && user.Password!.Holds("correct horse") && !user.Password.Holds("correct horsf"));
        Assert.Equal("https://r.example.org/x/", settings.BaseUrl!.AbsoluteUri);
    }

    [Fact]
    public void Whom_a_schedule_mails_to_is_read_again_as_it_was_given()
    {
        var to = Assert.Single(Read("SCHEDULES__0__TO__0=\"Müller, Anna\" <anna@bücher.example>").Schedules).To;
        Assert.Equal(new("Müller, Anna", "anna@xn--bcher-kva.example"), Address.Read(Assert.Single(to)));
    }

    [Fact]
    public void Without_any_it_listens_to_this_machine_only()
    {
        var settings = new ServiceSheet(SettingsSheet.Open(null, new Hashtable(), SettingsLayer.OfOptions([])), new HandClock()).Read();
        Assert.Equal("http://127.0.0.1:5080/", settings.Url.AbsoluteUri);
        Assert.Equal((false, false, 0, 0, (string?)null), (settings.OpenSite, settings.OpenMetrics, settings.Users.Count, settings.Schedules.Count, settings.ProxyUser));
    }

    [Fact]
    public void What_is_kept_how_long_is_read_as_given_and_the_rest_as_always()
    {
        var rules = Read("RETENTION__RUNDAYS=3", "RETENTION__PUBLICATIONS=50", "RETENTION__PICKUPDAYS=90").Retention;
        Assert.Equal(new RetentionRules { RunDays = 3, Publications = 50, PickupDays = 90 }, rules);
    }

    private static ServiceSettings Read(params string[] given)
    {
        var environment = new Hashtable();
        foreach (var (key, value) in Keys(given))
        {
            environment[key] = value;
        }

        return new ServiceSheet(SettingsSheet.Open(null, environment, SettingsLayer.OfOptions([])), new HandClock()).Read();
    }

    /// <summary>A sound schedule, and what is given.</summary>
    private static IEnumerable<(string Key, string Value)> Keys(params string[] given) =>
        new[] { "SCHEDULES__0__NAME=morning", "SCHEDULES__0__CRON=0 7 * * *" }.Where(_ => !given.Contains("SCHEDULES__0=daily")).Concat(given)
            .Select(g => ("CAMPAIGNBATCH__" + g[..g.IndexOf('=', StringComparison.Ordinal)], g[(g.IndexOf('=', StringComparison.Ordinal) + 1)..]));
}
