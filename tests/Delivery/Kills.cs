using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>
/// The program is killed at every step of a delivery and started again: the ledger is taken as it lies on the disk at that step, and a
/// new postman goes on from there. Nothing is lost, and twice comes only what may have been taken, with the same bytes.
/// </summary>
public sealed class Kills
{
    public static TheoryData<string, bool> Steps()
    {
        var steps = new TheoryData<string, bool>();
        foreach (var step in Enum.GetNames<Step>().Except([nameof(Step.StartTls), nameof(Step.Reset)]))
        {
            steps.Add(step, false);
            steps.Add(step, true);
        }

        return steps;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_kill_loses_no_message_and_repeats_only_what_may_have_been_taken(string at, bool holds)
    {
        var unsure = holds ? WhenUnsure.Hold : WhenUnsure.Resend;
        using var trial = new MailTrial();
        RunLedger? left = null;
        var takenBefore = -1;
        var step = Enum.Parse<Step>(at);
        ScriptedRelay relay = null!;
        relay = new ScriptedRelay { Script = (now, _) => now == step && left is null ? Kill() : null };
        await using var first = relay;
        await using var second = new ScriptedRelay();
        var row = trial.Enqueue("ada@example.org").Single();

        var to = trial.To(relay.Port, unsure);
        await trial.Postman(to with { Relay = to.Relay! with { User = "reports", Password = new Secret("pass") } }).SendDue(Cancel);
        Assert.NotNull(left);

        // Who was killed renews nothing: within a minute its message is anybody's.
        trial.Clock.Pass(TimeSpan.FromSeconds(61));
        var next = trial.Postman(trial.To(second.Port, unsure), left, "here/2/20260302120100");
        next.Begin();
        for (var minute = 0; minute < 60; minute++)
        {
            await next.SendDue(Cancel);
            trial.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        // The end of a message: it may be taken, and the answer is what the kill cut off.
        var handedOver = step is Step.Data or Step.InMessage or Step.Dot;
        var takes = takenBefore + (step == Step.Dot ? 1 : 0) + second.Messages.Count;
        var after = trial.Find("ada@example.org", left);
        Assert.All(second.Messages, message => Assert.Equal(row.Bytes, message.Bytes));
        if (holds && handedOver)
        {
            Assert.Equal(OutboxState.Held, after.State);
            Assert.Empty(second.Messages);
            Assert.True(left.Outbox.TryAgain(after.Id, trial.Clock.GetUtcNow()));
            await next.SendDue(Cancel);
            Assert.Equal(OutboxState.Sent, trial.Find("ada@example.org", left).State);
        }
        else
        {
            Assert.Equal(OutboxState.Sent, after.State);
            Assert.True(takes >= 1, "It was lost.");
            Assert.True(takes <= 1 + after.Unsure, $"It came {takes} times, and was in doubt {after.Unsure} times.");
            Assert.Equal(handedOver ? 1 : 0, after.Unsure);
        }

        // The step is as far as the killed program comes: everything after it happens to the one that was not.
        Reaction? Kill()
        {
            takenBefore = relay.Messages.Count;
            left = trial.AsLeftByAKill("left");
            return null;
        }
    }

    [Fact]
    public async Task A_kill_after_the_receipt_was_written_down_sends_nothing_again()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        trial.Enqueue("ada@example.org");
        await trial.Postman(trial.To(relay.Port)).SendDue(Cancel);

        var left = trial.AsLeftByAKill("left");
        trial.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(Round.Nothing, await trial.Postman(trial.To(relay.Port), left).SendDue(Cancel));
        Assert.Single(relay.Messages);
    }

    [Fact]
    public async Task Who_is_known_to_be_dead_is_not_waited_for()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        trial.Enqueue("ada@example.org");
        var machine = Environment.MachineName;
        // No process has that number.
        trial.Ledger.Deliveries.Claim($"{machine}/{int.MaxValue}/20260302120000", trial.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));

        var postman = new Postman(trial.Ledger, trial.To(relay.Port), new Holder($"{machine}/1/20260302120000", KnowsAll: true), trial.Clock);

        Assert.Equal(new Round(1, 0, 0), await postman.SendDue(Cancel));
    }

    [Fact]
    public void This_very_process_is_alive_to_another_and_dead_only_where_that_can_be_known()
    {
        var holder = Holder.OfThisProcess(knowsAll: true);

        Assert.False(new Holder("elsewhere/1/20260302120000", KnowsAll: true).IsGone(holder.Name));
        Assert.True(holder.IsGone($"{Environment.MachineName}/{int.MaxValue}/20260302120000"));
        Assert.True(holder.IsGone(holder.Name[..^14] + "20200101000000"), "The number of a process comes again; its beginning does not.");
        Assert.False(holder.IsGone($"elsewhere/{int.MaxValue}/20260302120000"));
        Assert.False(Holder.OfThisProcess(knowsAll: false).IsGone($"{Environment.MachineName}/{int.MaxValue}/20260302120000"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
