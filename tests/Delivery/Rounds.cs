using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What becomes of messages in the outbox, round after round, on a clock moved by hand.</summary>
public sealed class Rounds
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_is_due_is_sent_once_over_one_connection_and_its_receipt_kept()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        var rows = trial.Enqueue("ada@example.org", "bob@example.org", "cem@example.org");
        var postman = trial.Postman(trial.To(relay.Port));

        Assert.Equal(new Round(3, 0, 0), await postman.SendDue(Cancel));
        Assert.Equal(Round.Nothing, await postman.SendDue(Cancel));

        Assert.Equal(1, relay.Connections);
        Assert.Equal(rows.Select(r => r.Recipient), relay.Messages.Select(m => m.Recipient));
        Assert.All(relay.Messages.Zip(rows), pair => Assert.Equal(pair.Second.Bytes, pair.First.Bytes));
        var sent = trial.Find("bob@example.org");
        Assert.Equal((OutboxState.Sent, "2.0.0 queued as 2"), (sent.State, sent.Reply));
    }

    [Fact]
    public async Task A_dead_recipient_harms_no_other_and_can_be_tried_again()
    {
        using var trial = new MailTrial();
        var knows = false;
        await using var relay = new ScriptedRelay { Script = (step, line) => step == Step.Recipient && line.Contains("new@", StringComparison.Ordinal) && !knows ? new Reaction("550 5.1.1 no such user") : null };
        trial.Enqueue("new@example.org", "bob@example.org");
        var postman = trial.Postman(trial.To(relay.Port));

        Assert.Equal(new Round(1, 1, 0), await postman.SendDue(Cancel));
        var dead = trial.Find("new@example.org");
        Assert.Equal((OutboxState.Dead, "550 5.1.1 no such user"), (dead.State, dead.LastError));
        Assert.DoesNotContain("new@example.org", Assert.Single(trial.Alarms), StringComparison.Ordinal);

        knows = true;
        Assert.True(trial.Ledger.Outbox.TryAgain(dead.Id, trial.Clock.GetUtcNow()));
        await postman.SendDue(Cancel);

        Assert.Equal(OutboxState.Sent, trial.Find("new@example.org").State);
        Assert.Equal(dead.Bytes, relay.Messages[^1].Bytes);
    }

    [Fact]
    public async Task A_greylisted_message_comes_again_after_a_quarter_of_an_hour()
    {
        using var trial = new MailTrial();
        var asked = 0;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Recipient && ++asked == 1 ? new Reaction("451 4.7.1 greylisted") : null };
        trial.Enqueue("ada@example.org");
        var postman = trial.Postman(trial.To(relay.Port));

        await postman.SendDue(Cancel);
        trial.Clock.Pass(14 * Minute);
        Assert.Equal(Round.Nothing, await postman.SendDue(Cancel));
        trial.Clock.Pass(Minute);
        Assert.Equal(new Round(1, 0, 0), await postman.SendDue(Cancel));

        Assert.Equal(2, trial.Find("ada@example.org").Attempts);
    }

    [Fact]
    public async Task What_a_relay_finds_too_big_goes_again_at_once_in_its_light_form_and_then_never()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, line) => step == Step.Mail && Size(line) > 1000 ? new Reaction("552 5.3.4 too big") : null };
        var light = SomeParcels.Message("ada@example.org", 500);
        trial.Add([trial.Row("ada@example.org", 5000) with { Light = light }, trial.Row("bob@example.org", 5000)]);

        await trial.Postman(trial.To(relay.Port)).SendDue(Cancel);

        Assert.Equal(light, Assert.Single(relay.Messages).Bytes);
        Assert.Equal((OutboxState.Sent, OutboxState.Dead), (trial.Find("ada@example.org").State, trial.Find("bob@example.org").State));

        static int Size(string line) => int.Parse(line.Split("SIZE=")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_refused_login_pauses_all_mail_with_one_alarm_and_one_attempt_in_half_an_hour()
    {
        using var trial = new MailTrial();
        var knowsUs = false;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Login && !knowsUs ? new Reaction("535 5.7.8 bad credentials") : null };
        trial.Enqueue([.. Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"user{i}@example.org"))]);
        var to = trial.To(relay.Port);
        var postman = trial.Postman(to with { Relay = to.Relay! with { User = "reports", Password = new Secret("hunter2-canary") } });

        for (var minute = 0; minute < 29; minute++)
        {
            await postman.SendDue(Cancel);
            trial.Clock.Pass(Minute);
        }

        Assert.Equal(1, relay.Connections);
        Assert.DoesNotContain("canary", Assert.Single(trial.Alarms), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(trial.Ledger.Deliveries.Pauses()).NeedsAPerson);

        knowsUs = true;
        trial.Clock.Pass(Minute);
        await postman.SendDue(Cancel);
        Assert.Equal(50, relay.Messages.Count);
        Assert.Empty(trial.Ledger.Deliveries.Pauses());
    }

    [Fact]
    public async Task A_program_that_starts_again_asks_a_paused_relay_anew()
    {
        using var trial = new MailTrial();
        var mended = false;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Connect && !mended ? new Reaction("554 not you") : null };
        trial.Enqueue("ada@example.org");
        await trial.Postman(trial.To(relay.Port)).SendDue(Cancel);

        mended = true;
        var next = trial.Postman(trial.To(relay.Port));
        next.Begin();
        Assert.Equal(new Round(1, 0, 0), await next.SendDue(Cancel));
    }

    [Fact]
    public async Task A_relay_that_is_gone_costs_one_attempt_a_round_however_many_messages_wait()
    {
        using var trial = new MailTrial();
        var isGone = true;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Connect && isGone ? Reaction.Last("421 not now") : null };
        trial.Enqueue([.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"user{i}@example.org"))]);
        var postman = trial.Postman(trial.To(relay.Port));

        for (var minute = 0; minute < 60; minute++)
        {
            await postman.SendDue(Cancel);
            trial.Clock.Pass(Minute);
        }

        Assert.InRange(relay.Connections, 5, 8);
        Assert.Single(trial.Alarms);
        isGone = false;
        trial.Clock.Pass(60 * Minute);
        await postman.SendDue(Cancel);
        Assert.Equal(20, relay.Messages.Count);
    }

    [Fact]
    public async Task One_message_that_the_relay_stumbles_over_does_not_keep_the_others()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, line) => step == Step.Recipient && line.Contains("odd@", StringComparison.Ordinal) ? Reaction.Last("421 crashed") : null };
        trial.Enqueue("odd@example.org", "ada@example.org", "bob@example.org");
        var postman = trial.Postman(trial.To(relay.Port));

        for (var minute = 0; minute < 10; minute++)
        {
            await postman.SendDue(Cancel);
            trial.Clock.Pass(Minute);
        }

        Assert.Equal(["ada@example.org", "bob@example.org"], relay.Messages.Select(m => m.Recipient).Order(StringComparer.Ordinal));
        Assert.Equal(OutboxState.Retry, trial.Find("odd@example.org").State);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_bytes_and_after_three_a_person_has_to_look()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Dot ? Reaction.Drop with { Takes = true } : null };
        trial.Enqueue("ada@example.org");
        var postman = trial.Postman(trial.To(relay.Port));

        await postman.SendDue(Cancel);
        Assert.Equal(OutboxState.Ambiguous, trial.Find("ada@example.org").State);
        await UntilQuiet(trial, postman, TimeSpan.FromDays(2));

        Assert.Equal(OutboxState.Held, trial.Find("ada@example.org").State);
        Assert.Equal(3, relay.Messages.Count);
        Assert.Single(relay.Messages.Select(m => Convert.ToHexString(m.Bytes)).Distinct());
    }

    [Fact]
    public async Task Where_the_settings_say_hold_nothing_goes_twice_until_a_person_says_so()
    {
        using var trial = new MailTrial();
        var drops = true;
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Dot && drops ? Reaction.Drop with { Takes = true } : null };
        trial.Enqueue("ada@example.org", "bob@example.org");
        var postman = trial.Postman(trial.To(relay.Port, WhenUnsure.Hold));

        await postman.SendDue(Cancel);
        drops = false;
        await UntilQuiet(trial, postman, TimeSpan.FromDays(6));

        Assert.Equal((OutboxState.Held, OutboxState.Sent), (trial.Find("ada@example.org").State, trial.Find("bob@example.org").State));
        Assert.Equal(2, relay.Messages.Count);
        Assert.Single(trial.Alarms);
        Assert.True(trial.Ledger.Outbox.LetGo(trial.Find("ada@example.org").Id, "an operator", trial.Clock.GetUtcNow()));
        Assert.Equal((OutboxState.Dead, "Let go by an operator."), (trial.Find("ada@example.org").State, trial.Find("ada@example.org").LastError));
    }

    [Fact]
    public async Task Five_days_of_silence_are_waited_out_ever_more_rarely_and_then_said()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Connect ? new Reaction(null) : null };
        trial.Enqueue("ada@example.org", "bob@example.org");
        var postman = trial.Postman(trial.To(relay.Port));
        var began = trial.Clock.GetUtcNow();
        var attempts = new List<DateTimeOffset>();

        // A round a minute, as a service makes them; a silent relay takes all the patience there is.
        while (trial.Clock.GetUtcNow() < began + TimeSpan.FromDays(5.5))
        {
            relay.Forget();
            var before = relay.Connections;
            var round = postman.SendDue(Cancel);
            if (!round.IsCompleted)
            {
                await relay.Reached(Step.Connect);
                attempts.Add(trial.Clock.GetUtcNow());
                trial.Clock.Pass(TimeSpan.FromMinutes(5));
            }

            await round;
            trial.Clock.Pass(Minute);
        }

        var pauses = attempts.Zip(attempts.Skip(1), (one, next) => next - one).ToList();
        Assert.True(pauses[0] < TimeSpan.FromMinutes(8), $"The first retry came only after {pauses[0]}.");
        Assert.All(pauses.Take(7).Zip(pauses.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.InRange(pauses[^1], TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(70));
        Assert.InRange(attempts.Count, 100, 130);
        Assert.InRange(attempts[^1] - began, TimeSpan.FromDays(4.9), TimeSpan.FromDays(5.1));
        Assert.All(["ada@example.org", "bob@example.org"], recipient => Assert.Equal(OutboxState.Dead, trial.Find(recipient).State));
        Assert.StartsWith("Given up", trial.Find("ada@example.org").LastError, StringComparison.Ordinal);
        Assert.Contains(trial.Alarms, alarm => alarm.Contains("given up", StringComparison.Ordinal));

        relay.Script = (_, _) => null;
        trial.Ledger.Outbox.TryAgain(trial.Find("ada@example.org").Id, trial.Clock.GetUtcNow());
        trial.Clock.Pass(TimeSpan.FromHours(1));
        await postman.SendDue(Cancel);
        Assert.Equal(OutboxState.Sent, trial.Find("ada@example.org").State);
    }

    [Fact]
    public async Task A_mailbox_that_stays_full_is_tried_rarely_and_given_up_after_five_days()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Recipient ? new Reaction("552 5.2.2 mailbox full") : null };
        trial.Enqueue("ada@example.org");

        await UntilQuiet(trial, trial.Postman(trial.To(relay.Port)), TimeSpan.FromDays(6));

        Assert.Equal(OutboxState.Dead, trial.Find("ada@example.org").State);
        Assert.InRange(trial.Find("ada@example.org").Attempts, 10, 13);
    }

    [Fact]
    public async Task A_message_that_waited_while_the_program_was_down_for_a_week_is_tried_before_it_is_given_up()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        trial.Enqueue("ada@example.org");

        trial.Clock.Pass(TimeSpan.FromDays(7));
        await trial.Postman(trial.To(relay.Port)).SendDue(Cancel);

        Assert.Equal(OutboxState.Sent, trial.Find("ada@example.org").State);
    }

    [Fact]
    public async Task Two_postmen_of_one_outbox_send_nothing_twice()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        trial.Enqueue([.. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"user{i}@example.org"))]);

        await Task.WhenAll(
            Task.Run(() => trial.Postman(trial.To(relay.Port), holder: "here/1/20260302120000").SendDue(Cancel), Cancel),
            Task.Run(() => trial.Postman(trial.To(relay.Port), holder: "there/2/20260302120000").SendDue(Cancel), Cancel));

        Assert.Equal(40, relay.Messages.Count);
        Assert.Equal(40, relay.Messages.Select(m => m.Recipient).Distinct().Count());
    }

    [Fact]
    public async Task A_postman_who_slept_longer_than_his_lease_hands_nothing_over()
    {
        using var trial = new MailTrial();
        var asleep = new TaskCompletionSource();
        await using var relay = new ScriptedRelay { Script = (step, line) => step == Step.Recipient && !asleep.Task.IsCompleted ? new Reaction("250 ok") { After = asleep.Task } : null };
        await using var other = new ScriptedRelay();
        trial.Enqueue("ada@example.org");
        var sleeper = trial.Postman(trial.To(relay.Port)).SendDue(Cancel);
        await relay.Reached(Step.Recipient);

        // The other's clock and machine go on; the sleeper renews nothing, because it sleeps.
        var stolen = trial.Ledger.Deliveries.Abandoned(_ => true).Single();
        trial.Ledger.Deliveries.PutBack(stolen, stolen with { State = OutboxState.Retry, NextAt = trial.Clock.GetUtcNow() });
        await trial.Postman(trial.To(other.Port), holder: "there/2/20260302120000").SendDue(Cancel);
        asleep.SetResult();
        await sleeper;

        Assert.Empty(relay.Messages);
        Assert.Single(other.Messages);
        Assert.Equal(OutboxState.Sent, trial.Find("ada@example.org").State);
    }

    [Fact]
    public async Task The_pickup_folder_holds_a_file_a_message_with_the_stored_bytes()
    {
        using var trial = new MailTrial();
        var rows = trial.Enqueue("ada@example.org", "bob@example.org");

        Assert.Equal(new Round(2, 0, 0), await trial.Postman(trial.ToFolder()).SendDue(Cancel));

        var files = Directory.GetFiles(trial.Pickup).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(rows.Select(r => r.Id + ".eml").Order(StringComparer.Ordinal), files.Select(f => Path.GetFileName(f)!));
        Assert.All(rows, row => Assert.Equal(row.Bytes, File.ReadAllBytes(Path.Combine(trial.Pickup, row.Id + ".eml"))));
    }

    [Fact]
    public async Task A_pickup_folder_that_cannot_be_written_is_waited_for()
    {
        using var trial = new MailTrial();
        await File.WriteAllTextAsync(trial.Pickup, "a file where the folder should be", Cancel);
        trial.Enqueue("ada@example.org");
        var postman = trial.Postman(trial.ToFolder());

        Assert.Equal(new Round(0, 1, 0), await postman.SendDue(Cancel));
        File.Delete(trial.Pickup);
        trial.Clock.Pass(Minute);

        Assert.Equal(new Round(1, 0, 0), await postman.SendDue(Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Faults_at_any_step_lose_nothing_and_repeat_only_what_may_have_been_taken(int seed)
    {
        using var trial = new MailTrial();
        var dice = new Random(seed);
        await using var relay = new ScriptedRelay { Script = Fault };
        var rows = trial.Enqueue([.. Enumerable.Range(0, 90).Select(i => FormattableString.Invariant($"user{i}@example.org"))]);
        var postman = trial.Postman(trial.To(relay.Port));

        for (var hour = 0; hour < 96 && trial.Ledger.Outbox.Counts().GetValueOrDefault(OutboxState.Sent) < rows.Count; hour++)
        {
            await postman.SendDue(Cancel);
            trial.Clock.Pass(TimeSpan.FromHours(1));
            foreach (var held in trial.Ledger.Outbox.Latest(100).Where(r => r.State == OutboxState.Held))
            {
                Assert.Equal(RetryTimes.MostUnsure, held.Unsure);
            }
        }

        var faults = 0L;
        foreach (var row in trial.Ledger.Outbox.Latest(100))
        {
            var taken = relay.Messages.Where(m => m.Recipient == row.Recipient).ToList();
            Assert.True(row.State is OutboxState.Sent or OutboxState.Held, $"{row.Recipient}: {row.State}, {row.LastError}");
            Assert.True(row.State == OutboxState.Held || taken.Count >= 1, $"{row.Recipient} was lost.");
            Assert.True(taken.Count <= 1 + row.Unsure, $"{row.Recipient} came {taken.Count} times, and was in doubt {row.Unsure} times.");
            Assert.All(taken, message => Assert.Equal(rows.First(r => r.Id == row.Id).Bytes, message.Bytes));
            faults += row.Attempts - 1 + row.Unsure;
        }

        Assert.True(faults > 20, $"Only {faults} faults: nothing was tried.");

        Reaction? Fault(Step step, string line)
        {
            lock (dice)
            {
                return dice.Next(20) != 0 ? null : (step, dice.Next(4)) switch
                {
                    (Step.Dot, < 2) => Reaction.Drop with { Takes = true },
                    (Step.Dot, _) => Reaction.Last("451 try again"),
                    (Step.Data or Step.InMessage, _) => Reaction.Drop,
                    (Step.Recipient, < 2) => new Reaction("451 greylisted"),
                    (_, 3) => Reaction.Drop,
                    _ => Reaction.Last("421 not now"),
                };
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A round whenever something is due, for so long.</summary>
    private static async Task UntilQuiet(MailTrial trial, Postman postman, TimeSpan time)
    {
        var end = trial.Clock.GetUtcNow() + time;
        while (trial.Clock.GetUtcNow() < end)
        {
            await postman.SendDue(Cancel);
            trial.Clock.Pass(TimeSpan.FromMinutes(5));
        }
    }
}
