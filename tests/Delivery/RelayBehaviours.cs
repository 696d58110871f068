using System.Net;
using System.Net.Sockets;
using CampaignBatch.Faults.Clocks;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Delivery;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What relays do, each played by a real one on loopback, and what follows from it. No test waits for time: the clock is moved.</summary>
public sealed class RelayBehaviours
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TimerClock clock = new();

    [Fact]
    public async Task What_was_stored_is_what_arrives_byte_by_byte()
    {
        await using var relay = new ScriptedRelay();
        var parcel = SomeParcels.To("ada@example.org", 200_000);

        var answer = await Deliver(relay, parcel);

        Assert.Equal(AnswerKind.Sent, answer.Kind);
        Assert.Contains("queued as 1", answer.Text, StringComparison.Ordinal);
        var taken = Assert.Single(relay.Messages);
        Assert.Equal(("reports@example.com", "ada@example.org"), (taken.Sender, taken.Recipient));
        Assert.Equal(parcel.Bytes, taken.Bytes);
    }

    [Theory]
    [InlineData("PIPELINING", "8BITMIME", "SMTPUTF8", "CHUNKING", "BINARYMIME")]
    [InlineData("SIZE")]
    [InlineData("ENHANCEDSTATUSCODES")]
    public async Task Bytes_are_the_same_whatever_the_relay_offers(params string[] offers)
    {
        await using var relay = new ScriptedRelay { Offers = offers };
        var parcel = SomeParcels.To("ada@example.org", 5_000);

        await Deliver(relay, parcel);

        Assert.Equal(parcel.Bytes, Assert.Single(relay.Messages).Bytes);
    }

    [Theory]
    [InlineData("8BITMIME")]
    [InlineData("8BITMIME", "SMTPUTF8")]
    public async Task A_domain_goes_in_ascii_whatever_the_relay_offers(params string[] offers)
    {
        await using var relay = new ScriptedRelay { Offers = offers };

        await Deliver(relay, SomeParcels.To("anna@xn--bcher-kva.example") with { Sender = "reports@xn--strae-oqa.example" });

        Assert.Equal("anna@xn--bcher-kva.example", Assert.Single(relay.Messages).Recipient);
        Assert.Contains("MAIL FROM:<reports@xn--strae-oqa.example>", relay.Said, StringComparer.Ordinal);
        Assert.DoesNotContain(relay.Said, line => line.Contains("SMTPUTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_part_that_is_not_ascii_goes_to_a_relay_that_knows_smtputf8_and_harms_nobody_after_it()
    {
        await using var relay = new ScriptedRelay { Offers = ["8BITMIME", "SMTPUTF8"] };
        await using var way = new SmtpRelay(Plain(relay.Port), clock);
        var parcel = SomeParcels.To("jürgen@xn--bcher-kva.example");

        foreach (var one in new[] { SomeParcels.To("ada@example.org"), parcel, SomeParcels.To("bob@example.org") })
        {
            Assert.Equal(AnswerKind.Sent, (await way.Deliver(one, () => { }, TestContext.Current.CancellationToken)).Kind);
        }

        Assert.Equal(["ada@example.org", "jürgen@bücher.example", "bob@example.org"], relay.Messages.Select(m => m.Recipient));
        Assert.Equal(parcel.Bytes, relay.Messages[1].Bytes);
        Assert.Equal("MAIL FROM:<reports@example.com> SMTPUTF8", Assert.Single(relay.Said, line => line.Contains("SMTPUTF8", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_local_part_that_is_not_ascii_is_refused_by_name_where_the_relay_does_not_know_smtputf8()
    {
        await using var relay = new ScriptedRelay { Offers = ["8BITMIME"] };
        await using var way = new SmtpRelay(Plain(relay.Port), clock);

        var answer = await way.Deliver(SomeParcels.To("jürgen@xn--bcher-kva.example"), () => { }, TestContext.Current.CancellationToken);
        var next = await way.Deliver(SomeParcels.To("ada@example.org"), () => { }, TestContext.Current.CancellationToken);

        Assert.Equal((AnswerKind.Never, AnswerKind.Sent), (answer.Kind, next.Kind));
        Assert.Contains("jürgen@xn--bcher-kva.example", answer.Text, StringComparison.Ordinal);
        Assert.Contains("SMTPUTF8", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(relay.Said, line => line.Contains("jürgen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_listens_01()
    {
        // Bound, so that nobody else gets the port, and not listening.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var answer = await Deliver(Plain(((IPEndPoint)socket.LocalEndPoint!).Port), SomeParcels.To("ada@example.org"));

        Assert.Equal(AnswerKind.RelayDown, answer.Kind);
    }

    [Fact]
    public async Task It_accepts_and_never_speaks_02()
    {
        await using var relay = Scripted((step, _) => step == Step.Connect ? new Reaction(null) : null);
        var delivery = Deliver(relay, SomeParcels.To("ada@example.org"));
        await relay.Reached(Step.Connect);

        clock.Pass(Patience);

        Assert.Equal(AnswerKind.RelayDown, (await delivery).Kind);
    }

    [Fact]
    public async Task It_drips_its_greeting_a_byte_a_minute_03()
    {
        var bytes = 0;
        await using var relay = Scripted((step, _) => step == Step.Connect ? new Reaction("220 a very slow relay greets you") { Drip = Minute } : null);

        var answer = await Deliver(relay, SomeParcels.To("ada@example.org"));

        Assert.Equal(AnswerKind.RelayDown, answer.Kind);
        Assert.True(bytes >= 5, "It was not listened to for as long as patience lasts.");

        Task Minute()
        {
            bytes++;
            clock.Pass(TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("04", nameof(Step.Connect), "421 too busy", nameof(AnswerKind.RelayDown))]
    [InlineData("05", nameof(Step.Mail), "421 going down", nameof(AnswerKind.RelayDown))]
    [InlineData("06", nameof(Step.Dot), "421 going down", nameof(AnswerKind.RelayDown))]
    [InlineData("07 greylisted", nameof(Step.Recipient), "451 4.7.1 come back later", nameof(AnswerKind.Later))]
    [InlineData("08", nameof(Step.Recipient), "550 5.1.1 no such user", nameof(AnswerKind.Never))]
    [InlineData("09 mailbox full", nameof(Step.Recipient), "552 5.2.2 mailbox full", nameof(AnswerKind.MuchLater))]
    [InlineData("11 too big", nameof(Step.Mail), "552 5.3.4 message size exceeds limit", nameof(AnswerKind.TooBig))]
    [InlineData("12", nameof(Step.Dot), "452 4.3.1 out of storage", nameof(AnswerKind.Later))]
    [InlineData("13 policy", nameof(Step.Dot), "554 5.7.1 looks like spam", nameof(AnswerKind.Never))]
    [InlineData("too big, seen late", nameof(Step.Dot), "552 5.3.4 too big", nameof(AnswerKind.TooBig))]
    [InlineData("not at all", nameof(Step.Connect), "554 no mail here", nameof(AnswerKind.RelayRefuses))]
    [InlineData("not from us", nameof(Step.Mail), "550 sender not allowed", nameof(AnswerKind.RelayRefuses))]
    [InlineData("not now", nameof(Step.Data), "451 later", nameof(AnswerKind.Later))]
    [InlineData("no recipient it likes", nameof(Step.Data), "554 no valid recipients", nameof(AnswerKind.Never))]
    [InlineData("login wanted", nameof(Step.Mail), "530 5.7.0 authentication required", nameof(AnswerKind.RelayRefuses))]
    public async Task It_answers(string behaviour, string step, string reply, string expected)
    {
        await using var relay = Scripted((at, _) => at == Enum.Parse<Step>(step) ? new Reaction(reply) : null);

        var answer = await Deliver(relay, SomeParcels.To("ada@example.org"));

        Assert.True(expected == answer.Kind.ToString(), $"{behaviour}: {answer}");
        Assert.Contains(reply[4..], answer.Text, StringComparison.Ordinal);
        Assert.Empty(relay.Messages);
    }

    [Fact]
    public async Task A_refusal_stays_one_when_the_relay_hangs_up_on_what_follows()
    {
        await using var relay = Scripted((step, _) => step == Step.Dot ? Reaction.Last("554 5.7.1 looks like spam") : null);

        Assert.Equal(AnswerKind.Never, (await Deliver(relay, SomeParcels.To("ada@example.org"))).Kind);
    }

    [Fact]
    public async Task One_recipient_that_is_refused_keeps_the_message_from_no_other_10()
    {
        await using var relay = Scripted((step, line) => step == Step.Recipient && line.Contains("nobody", StringComparison.Ordinal) ? new Reaction("550 no such user") : null);
        await using var way = new SmtpRelay(Plain(relay.Port), clock);

        var refused = await way.Deliver(SomeParcels.To("nobody@example.org"), () => { }, Cancel);
        var taken = await way.Deliver(SomeParcels.To("ada@example.org"), () => { }, Cancel);

        Assert.Equal((AnswerKind.Never, AnswerKind.Sent), (refused.Kind, taken.Kind));
        Assert.Equal("ada@example.org", Assert.Single(relay.Messages).Recipient);
        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task It_hangs_up_within_a_message_14()
    {
        // More than both ends of a connection can hold on the way: the end of the message cannot have left us.
        await using var relay = Scripted((step, _) => step == Step.InMessage ? Reaction.Drop : null);

        var answer = await Deliver(relay, SomeParcels.To("ada@example.org", 16_000_000));

        Assert.Equal(AnswerKind.RelayDown, answer.Kind);
    }

    [Fact]
    public async Task It_takes_the_message_and_hangs_up_before_saying_so_15()
    {
        await using var relay = Scripted((step, _) => step == Step.Dot ? Reaction.Drop with { Takes = true } : null);

        var answer = await Deliver(relay, SomeParcels.To("ada@example.org"));

        Assert.Equal(AnswerKind.Unsure, answer.Kind);
        Assert.Single(relay.Messages);
    }

    [Fact]
    public async Task It_says_yes_later_than_anybody_waits_16()
    {
        var late = new TaskCompletionSource();
        await using var relay = Scripted((step, _) => step == Step.Dot ? new Reaction("250 taken after all") { Takes = true, After = late.Task } : null);
        var delivery = Deliver(relay, SomeParcels.To("ada@example.org"));
        await relay.Reached(Step.Dot);

        clock.Pass(Patience + TimeSpan.FromSeconds(1));
        Assert.False(delivery.IsCompleted, "A whole message is waited for twice as long (RFC 5321, 4.5.3.2.6).");
        clock.Pass(Patience);

        Assert.Equal(AnswerKind.Unsure, (await delivery).Kind);
        late.SetResult();
    }

    [Fact]
    public async Task It_hangs_up_on_the_farewell_17()
    {
        await using var relay = Scripted((step, _) => step == Step.Quit ? Reaction.Drop : null);

        Assert.Equal(AnswerKind.Sent, (await Deliver(relay, SomeParcels.To("ada@example.org"))).Kind);
    }

    [Theory]
    [InlineData("18", "535 5.7.8 bad credentials", nameof(AnswerKind.RelayRefuses))]
    [InlineData("19", "454 4.7.0 temporary failure", nameof(AnswerKind.RelayDown))]
    public async Task It_refuses_the_login(string behaviour, string reply, string expected)
    {
        await using var relay = Scripted((step, _) => step == Step.Login ? new Reaction(reply) : null);

        var answer = await Deliver(Plain(relay.Port) with { User = "reports", Password = new Secret("hunter2-canary") }, SomeParcels.To("ada@example.org"));

        Assert.True(expected == answer.Kind.ToString(), $"{behaviour}: {answer}");
        Assert.DoesNotContain("canary", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_offers_no_encryption_20()
    {
        await using var relay = new ScriptedRelay();
        var demanding = Plain(relay.Port) with { Security = RelaySecurity.StartTls, User = "reports", Password = new Secret("hunter2") };

        var answer = await Deliver(demanding, SomeParcels.To("ada@example.org"));

        Assert.Equal(AnswerKind.RelayRefuses, answer.Kind);
        Assert.Empty(relay.Messages);
        Assert.All(relay.Said, line => Assert.StartsWith("EHLO", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_speaks_something_else_21()
    {
        await using var relay = Scripted((step, _) => step == Step.Connect ? new Reaction("SSH-2.0-OpenSSH_9.9") : null);

        Assert.Equal(AnswerKind.RelayDown, (await Deliver(relay, SomeParcels.To("ada@example.org"))).Kind);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_it_is_the_one_that_was_named()
    {
        await using var relay = new ScriptedRelay { OffersStartTls = true };
        var trusting = Plain(relay.Port) with { Security = RelaySecurity.StartTls };

        var refused = await Deliver(trusting, SomeParcels.To("ada@example.org"));
        var taken = await Deliver(trusting with { CertificateSha256 = ScriptedRelay.CertificateSha256 }, SomeParcels.To("ada@example.org"));
        var other = await Deliver(trusting with { CertificateSha256 = new string('0', 64) }, SomeParcels.To("ada@example.org"));

        Assert.Equal((AnswerKind.RelayRefuses, AnswerKind.Sent, AnswerKind.RelayRefuses), (refused.Kind, taken.Kind, other.Kind));
        Assert.Single(relay.Messages);
    }

    [Fact]
    public async Task Encryption_from_the_first_byte_works()
    {
        await using var relay = new ScriptedRelay { IsEncryptedFromTheFirstByte = true };
        var settings = Plain(relay.Port) with { Security = RelaySecurity.SslOnConnect, CertificateSha256 = ScriptedRelay.CertificateSha256, User = "reports", Password = new Secret("pass") };

        Assert.Equal(AnswerKind.Sent, (await Deliver(settings, SomeParcels.To("ada@example.org"))).Kind);
        Assert.Contains(relay.Said, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_before_the_message_is_no_answer_and_nothing_is_handed_over()
    {
        using var stop = new CancellationTokenSource();
        await using var relay = new ScriptedRelay();
        await using var way = new SmtpRelay(Plain(relay.Port), clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => way.Deliver(SomeParcels.To("ada@example.org"), stop.Cancel, stop.Token));
        await way.Deliver(SomeParcels.To("bob@example.org"), () => { }, Cancel);

        Assert.Equal("bob@example.org", Assert.Single(relay.Messages).Recipient);
    }

    [Fact]
    public async Task A_stop_after_the_message_waits_a_moment_for_the_answer()
    {
        using var stop = new CancellationTokenSource();
        var answering = new TaskCompletionSource();
        await using var relay = Scripted((step, _) => step == Step.Dot ? new Reaction("250 taken") { Takes = true, After = answering.Task } : null);
        await using var way = new SmtpRelay(Plain(relay.Port), clock);
        var delivery = way.Deliver(SomeParcels.To("ada@example.org"), () => { }, stop.Token);
        await relay.Reached(Step.Dot);

        await stop.CancelAsync();
        answering.SetResult();

        Assert.Equal(AnswerKind.Sent, (await delivery).Kind);
    }

    [Fact]
    public async Task A_stop_after_the_message_does_not_wait_for_ever()
    {
        using var stop = new CancellationTokenSource();
        await using var relay = Scripted((step, _) => step == Step.Dot ? new Reaction(null) : null);
        await using var way = new SmtpRelay(Plain(relay.Port), clock);
        var delivery = way.Deliver(SomeParcels.To("ada@example.org"), () => { }, stop.Token);
        await relay.Reached(Step.Dot);

        await stop.CancelAsync();
        clock.Pass(TimeSpan.FromSeconds(9));

        Assert.Equal(AnswerKind.Unsure, (await delivery).Kind);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ScriptedRelay Scripted(Func<Step, string, Reaction?> script) => new() { Script = script };

    private static RelaySettings Plain(int port) => new() { Host = "127.0.0.1", Port = port, Security = RelaySecurity.PlaintextOnLoopback, Patience = Patience };

    private Task<Answer> Deliver(ScriptedRelay relay, Parcel parcel) => Deliver(Plain(relay.Port), parcel);

    private async Task<Answer> Deliver(RelaySettings settings, Parcel parcel)
    {
        await using var way = new SmtpRelay(settings, clock);
        return await way.Deliver(parcel, () => { }, Cancel);
    }
}
