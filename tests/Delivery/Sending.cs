using System.Collections;
using System.Diagnostics;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Commands;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Tests.Line;
using MimeKit;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>The command <c>send</c>, in this process and as a process of its own that is killed.</summary>
public sealed class Sending : IClassFixture<SampleSite>, IDisposable
{
    private const string Campaign = "spring-sale-banner";

    private readonly SampleSite samples;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-send-");
    private readonly StringWriter said = new(), complained = new();

    public Sending(SampleSite samples) => this.samples = samples;

    private string Ledger => Path.Combine(folder.FullName, "ledger");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    [Fact]
    public void A_preview_is_the_message_in_a_file_and_nothing_is_sent()
    {
        var file = Path.Combine(folder.FullName, "new", "preview.eml");

        Assert.Equal(0, Send([], "--campaign", Campaign, "--to", "ada@example.org", "--preview", file));

        using var message = MimeMessage.Load(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("Spring sale banner: tap-through 7.9%, down ", message.Subject, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Ledger));
    }

    [Fact]
    public void Without_a_relay_the_message_lies_in_the_pickup_folder_and_each_command_is_a_mail_of_its_own()
    {
        var pickup = Path.Combine(folder.FullName, "pickup");
        var environment = new Hashtable { ["CAMPAIGNBATCH__MAIL__PICKUPFOLDER"] = pickup };

        Assert.Equal(0, Send(environment, "--campaign", Campaign, "--to", "ada@example.org", "--to", "bob@example.org"));
        Assert.Equal(2, Directory.GetFiles(pickup, "*.eml").Length);
        Assert.Equal(0, Send(environment, "--digest", "--to", "ada@example.org"));
        Assert.Equal(0, Send(environment, "--campaign", Campaign, "--to", "ada@example.org"));

        Assert.Equal(4, Directory.GetFiles(pickup, "*.eml").Length);
        Assert.Contains("Sent to ada@example.org", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_relay_does_not_take_now_waits_and_is_sent_when_due()
    {
        var isDown = true;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Connect && isDown ? Reaction.Last("421 not now") : null };
        var environment = Environment(relay.Port);

        Assert.Equal(1, await Task.Run(() => Send(environment, "--campaign", Campaign, "--to", "ada@example.org"), TestContext.Current.CancellationToken));
        Assert.Contains("Not sent to ada@example.org yet, next by serve or send --due after", said.ToString(), StringComparison.Ordinal);
        isDown = false;
        var outbox = new RunLedger(new SqliteDatabase(Path.Combine(Ledger, "ledger.db"), TimeProvider.System)).Outbox;
        outbox.TryAgain(outbox.Latest(1)[0].Id, TimeProvider.System.GetUtcNow());

        Assert.Equal(0, await Task.Run(() => Send(environment, "--due"), TestContext.Current.CancellationToken));

        Assert.Equal("ada@example.org", Assert.Single(relay.Messages).Recipient);
        Assert.Contains("1 sent, 0 not taken, 0 given up. Nothing waits.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_unsubscribed_is_left_out_and_named_and_one_click_is_promised_once_a_service_answers()
    {
        var pickup = Path.Combine(folder.FullName, "pickup");
        var environment = new Hashtable { ["CAMPAIGNBATCH__MAIL__PICKUPFOLDER"] = pickup, ["CAMPAIGNBATCH__BASEURL"] = "https://reports.example.com/" };
        Assert.Equal(0, Send(environment, "--campaign", Campaign, "--to", "ada@example.org"));
        var ledger = new RunLedger(new SqliteDatabase(Path.Combine(Ledger, "ledger.db"), TimeProvider.System));
        UnsubscribeLinks.Announce(ledger, new MailSettings { PickupFolder = pickup, BaseUrl = "https://reports.example.com" }, ledger.Now());
        var ada = Address.Read("ada@bücher.example")!;
        ledger.Unsubscriptions.Add(new Unsubscription { RecipientHash = ada.Hash, Recipient = ada.Mailbox, At = ledger.Now() });

        Assert.Equal(0, Send(environment, "--campaign", Campaign, "--to", "Ada@xn--bcher-kva.example", "--to", "bob@example.org"));

        var promised = Directory.GetFiles(pickup, "*.eml").Select(file => MimeMessage.Load(file, TestContext.Current.CancellationToken))
            .ToDictionary(mail => mail.To.ToString(), mail => mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal((2, null, "List-Unsubscribe=One-Click"), (promised.Count, promised["ada@example.org"], promised["bob@example.org"]));
        Assert.Contains("Left out: ada@xn--bcher-kva.example unsubscribed", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--campaign ID, --digest, --due")]
    [InlineData("--digest --due", "--campaign ID, --digest, --due")]
    [InlineData("--campaign spring-sale-banner", "To whom?")]
    [InlineData("--campaign spring-sale-banner --to nobody", "--to is \"nobody\"")]
    [InlineData("--due --to ada@example.org", "leave --to and --preview out")]
    [InlineData("--campaign no-such --preview x.eml", "'no-such'")]
    public void A_wrong_command_is_refused_with_what_to_do(string options, string wanted)
    {
        Assert.Equal(2, Send([], options.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(wanted, complained.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The relay kills the program where it stands, then the program is started again.</summary>
    [Theory]
    [InlineData(nameof(Step.Connect), 1)]
    [InlineData(nameof(Step.Recipient), 1)]
    [InlineData(nameof(Step.InMessage), 1)]
    [InlineData(nameof(Step.Dot), 2)]
    public async Task A_program_that_is_killed_while_it_sends_loses_nothing(string at, int most)
    {
        Process? program = null;
        var started = new TaskCompletionSource();
        await using var relay = new ScriptedRelay
        {
            Script = (step, _) =>
            {
                if (program is null && step == Enum.Parse<Step>(at))
                {
                    started.Task.Wait();
                }

                if (step == Enum.Parse<Step>(at) && program is { } running)
                {
                    program = null;
                    running.Kill();
                    running.WaitForExit();

                    // Of a message under way the rest may lie in the socket's buffers already, and a relay would take it from there.
                    return step == Step.InMessage ? Reaction.Drop : null;
                }

                return null;
            },
        };
        using var first = Start(relay.Port, "--campaign", Campaign, "--to", "ada@example.org");
        program = first;
        started.SetResult();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, first.ExitCode);

        // One that may have been taken waits a while; a person does not.
        program = null;
        using (var second = Start(relay.Port, "--due"))
        {
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var outbox = new RunLedger(new SqliteDatabase(Path.Combine(Ledger, "ledger.db"), TimeProvider.System)).Outbox;
        var row = Assert.Single(outbox.Latest(2));
        if (row.State != OutboxState.Sent)
        {
            outbox.TryAgain(row.Id, TimeProvider.System.GetUtcNow());
            using var third = Start(relay.Port, "--due");
            await third.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(OutboxState.Sent, outbox.Find(row.Id)!.State);
        Assert.InRange(relay.Messages.Count, 1, most);
        Assert.Single(relay.Messages.Select(m => Convert.ToHexString(m.Bytes)).Distinct());
    }

    private static Hashtable Environment(int port) => new()
    {
        ["CAMPAIGNBATCH__MAIL__HOST"] = "127.0.0.1",
        ["CAMPAIGNBATCH__MAIL__PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["CAMPAIGNBATCH__MAIL__SECURITY"] = "PlaintextOnLoopback",
        ["CAMPAIGNBATCH__MAIL__FROM"] = "reports@example.com",
    };

    private int Send(Hashtable environment, params string[] options)
    {
        var terminal = new Terminal(said, complained);
        return (int)new CommandLine(terminal, new Workbench(), environment).Invoke(["send", "--out", samples.Site, "--ledger", Ledger, .. options], TestContext.Current.CancellationToken);
    }

    private Process Start(int port, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), "send", "--out", samples.Site, "--ledger", Ledger, .. options])
        {
            WorkingDirectory = folder.FullName,
        };
        foreach (DictionaryEntry variable in Environment(port))
        {
            start.Environment[(string)variable.Key] = (string)variable.Value!;
        }

        return Process.Start(start)!;
    }
}
