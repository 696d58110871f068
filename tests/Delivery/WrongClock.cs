using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>Mail while the clock cannot be believed, and after it was put right.</summary>
public sealed class WrongClock
{
    private static readonly Holder Holder = new("here/1/20260302120000", KnowsAll: false);

    [Fact]
    public async Task Nothing_is_given_up_on_the_word_of_a_clock_that_jumped()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay { Script = (step, _) => step == Step.Recipient ? new Reaction("451 4.7.1 later") : null };
        trial.Enqueue("ada@example.org");
        var isSteady = true;
        var postman = new Postman(trial.Ledger, trial.To(relay.Port), Holder, trial.Clock, trial.Alarms.Add, () => isSteady);
        await postman.SendDue(TestContext.Current.CancellationToken);

        isSteady = false;
        trial.Clock.Pass(TimeSpan.FromDays(10));
        var tried = await postman.SendDue(TestContext.Current.CancellationToken);
        Assert.Equal((0, 1), (tried.GivenUp, tried.NotSent));
        Assert.Equal(OutboxState.Retry, trial.Find("ada@example.org").State);

        isSteady = true;
        trial.Clock.Pass(TimeSpan.FromDays(1));
        await postman.SendDue(TestContext.Current.CancellationToken);
        Assert.Equal(OutboxState.Dead, trial.Find("ada@example.org").State);
    }

    [Fact]
    public async Task What_was_put_off_and_paused_while_the_clock_was_ahead_goes_on()
    {
        using var trial = new MailTrial();
        await using var relay = new ScriptedRelay();
        var row = Assert.Single(trial.Enqueue("ada@example.org"));
        var settings = trial.To(relay.Port);
        var ahead = trial.Clock.GetUtcNow().AddDays(10);
        var claimed = trial.Ledger.Deliveries.Claim(Holder.Name, trial.Clock.GetUtcNow(), TimeSpan.FromMinutes(1))!;
        trial.Ledger.Deliveries.PutBack(claimed, claimed with { State = OutboxState.Retry, NextAt = ahead });
        await using (var way = settings.Way(trial.Clock))
        {
            trial.Ledger.Deliveries.Close(new Pause { Place = way.Place, Since = ahead, Until = ahead, Failures = 1, Reason = "away" });
        }

        var sent = await new Postman(trial.Ledger, settings, Holder, trial.Clock).SendDue(TestContext.Current.CancellationToken);

        Assert.Equal(1, sent.Sent);
        Assert.Equal(OutboxState.Sent, trial.Ledger.Outbox.Find(row.Id)!.State);
    }
}
