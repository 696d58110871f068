using System.Collections.Concurrent;
using System.Data.Common;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Jobs.Running;

/// <summary>
/// Does a run that is in the ledger: once, whoever comes with it and however often. One run at a time is at the site, by a lease; who
/// lost the lease publishes nothing and mails nothing.
/// </summary>
/// <param name="ledger">The truth.</param>
/// <param name="line">What a run of all campaigns is asked to do.</param>
/// <param name="bench">What runs are made with.</param>
/// <param name="mail">Composes the messages of a run.</param>
/// <param name="holder">Who this is.</param>
/// <param name="crew">Those who draw campaigns with this one; null where nobody shares the work.</param>
internal sealed class Runner(RunLedger ledger, LineSettings line, Workbench bench, ReportMail mail, Holder holder, Crew? crew = null)
{
    /// <summary>The lease under which the site is published.</summary>
    public const string SiteLease = "site";

    // Long enough for a busy disk, short enough that another worker goes on within a minute.
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(45);

    private readonly TimeProvider clock = bench.Clock;

    // Runs that broke off because the ledger was away or somebody else took over, and that the ledger could not be told of yet.
    private readonly ConcurrentDictionary<string, long> brokenOff = new(StringComparer.Ordinal);

    /// <exception cref="OperationCanceledException">The program is stopped; the run waits for the next.</exception>
    public async Task<RunEnd> Run(string id, CancellationToken cancel)
    {
        Excuse();
        if (ledger.Runs.Find(id) is not { State: RunState.Queued or RunState.Running })
        {
            return RunEnd.HadEnded;
        }

        if (ledger.Leases.Take(SiteLease, holder.Name, LeaseTime) is not { } lease)
        {
            return RunEnd.Waits;
        }

        try
        {
            return ledger.Runs.Begin(id, lease, clock.GetUtcNow()) switch
            {
                null => RunEnd.HadEnded,
                { State: RunState.Queued } => RunEnd.Waits,
                var run => await Under(lease, run, cancel).ConfigureAwait(false),
            };
        }
        catch (LeaseLost)
        {
            brokenOff[id] = lease.Token;
            return RunEnd.Lost;
        }
        catch (DbException error) when (LedgerDatabase.IsOutage(error))
        {
            brokenOff[id] = lease.Token;
            throw;
        }
        finally
        {
            ledger.Leases.Release(lease);
        }
    }

    private async Task<RunEnd> Under(Lease lease, Run run, CancellationToken cancel)
    {
        await using var watch = new Watch(ledger, lease, LeaseTime, clock, cancel);
        try
        {
            if (run.Killed >= RunPauses.MostKilled)
            {
                return Failed(run, lease, FormattableString.Invariant($"Given up: {run.Killed} times the program was killed, or died, at this run."));
            }

            await Task.Run(() => Do(run, lease, watch.Token), CancellationToken.None).ConfigureAwait(false);
            return RunEnd.Ended;
        }
        catch (CannotWrite error) when (error.IsTaken)
        {
            ledger.Runs.PutBack(run.Id, lease);
            return RunEnd.Waits;
        }
        catch (LineError error)
        {
            return Failed(run, lease, error.Message);
        }
        catch (OperationCanceledException) when (watch.IsLost)
        {
            throw new LeaseLost(lease);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            ledger.Runs.PutBack(run.Id, lease);
            throw;
        }
        catch (Exception error) when (error is not LeaseLost && !LedgerDatabase.IsOutage(error))
        {
            return Failed(run, lease, $"A fault of the program, not of your data or settings: {error.GetType().Name}: {error.Message}");
        }
    }

    private RunEnd Failed(Run run, Lease lease, string why)
    {
        var (notices, fault) = Notices(run, why);
        ledger.Fail(lease, run.Id, why + fault, clock.GetUtcNow(), notices);
        return RunEnd.Ended;
    }

    // Whatever keeps the operators' mail from being written must not keep the run from ending.
    private (IReadOnlyList<OutboxRow> Notices, string Fault) Notices(Run run, string why)
    {
        try
        {
            return (run.Mail ? mail.Failure(run, why) : [], "");
        }
        catch (LineError error)
        {
            return ([], $" The operators could not be told by mail: {error.Message}");
        }
    }

    /// <summary>Tells the ledger, once it is there again, at which runs this program did not die.</summary>
    private void Excuse()
    {
        foreach (var (id, token) in brokenOff)
        {
            ledger.Runs.Excuse(id, token);
            brokenOff.TryRemove(id, out _);
        }
    }

    private void Do(Run run, Lease lease, CancellationToken cancel)
    {
        var settings = line with
        {
            AsOf = run.AsOf ?? line.AsOf, Force = run.Force, Cause = Told.Cause(run), Fence = lease.Token, Story = Told.Story(ledger, run, run.StartedAt!.Value), Share = crew?.Led(lease),
        };
        var meant = Meant(run, settings, cancel);
        if (meant is { Count: 0 })
        {
            ledger.End(lease, run with { Outcome = "No campaign is of the kind that was asked for.", EndedAt = clock.GetUtcNow() }, [], []);
            return;
        }

        var outcome = run.Refresh ? bench.Run(settings with { Campaigns = meant ?? [] }, new RunTelling(ledger, run.Id, lease, clock), cancel) : null;
        var news = outcome is null ? [] : SiteNews.Of(ledger, line.Out, run, outcome, clock.GetUtcNow());
        var order = Order(run);
        var messages = run.Mail ? mail.Compose(order) : [];
        var leftOut = mail.Recipients(order).Count(one => order.LeftOut.Contains(one.Hash));
        var ended = Ended(run, outcome, news.Count) with { Outcome = Sentence(run, outcome, news.Count, messages.Count, leftOut) };
        ledger.End(lease, ended, news, messages);
    }

    /// <summary>Ids of the campaigns that are meant; null for all.</summary>
    private IReadOnlyList<string>? Meant(Run run, LineSettings settings, CancellationToken cancel)
    {
        if (run is { Channel: null, RunningOnly: false })
        {
            return run.Campaigns.Count == 0 ? null : run.Campaigns;
        }

        var at = settings.AsOf ?? clock.GetUtcNow();
        return
        [
            .. from campaign in bench.Campaigns(settings, cancel).Sound
            where run.Campaigns.Count == 0 || run.Campaigns.Contains(campaign.Id)
            where run.Channel is null || run.Channel == (campaign.Channel == Channel.Push ? "push" : "in_app")
            where !run.RunningOnly || (campaign.StartsAt <= at && (campaign.EndsAt is null || campaign.EndsAt > at))
            select campaign.Id,
        ];
    }

    private MailOrder Order(Run run) => new()
    {
        RunId = run.Id,
        Campaigns = run.Campaigns,
        Channel = run.Channel,
        RunningOnly = run.RunningOnly,
        Schedule = run.Schedule ?? Unsubscription.ByHand,
        LeftOut = [.. ledger.Unsubscriptions.Of(run.Schedule ?? Unsubscription.ByHand).Select(one => one.RecipientHash)],
        To = [.. run.Recipients.Select(Address.Read).OfType<Address>()],
    };

    private Run Ended(Run run, RunOutcome? outcome, int changed) => run with
    {
        EndedAt = clock.GetUtcNow(),
        ResultAsOf = outcome?.AsOf,
        Fingerprint = outcome?.Fingerprint,
        Inputs = outcome?.FilesUsed,
        RowsRead = outcome?.DataQuality.Read,
        RowsAccepted = outcome?.DataQuality.Accepted,
        RowsRejected = outcome?.DataQuality.Rejected,
        CampaignsPublished = outcome?.Published,
        CampaignsUnchanged = outcome is null ? null : Math.Max(0, outcome.Published - changed),
        Failures = [.. outcome?.Failed.Select(f => $"{f.Name ?? f.Id ?? "A campaign without id"}: {f.Reason}") ?? []],
        IsNews = outcome is { NothingNew: false } || changed > 0,
    };

    private static string Sentence(Run run, RunOutcome? outcome, int changed, int messages, int leftOut)
    {
        var refreshed = outcome switch
        {
            null => "",
            { NothingNew: true } when changed == 0 => "Nothing new: the published reports stand.",
            _ => FormattableString.Invariant($"{outcome.Published} {(outcome.Published == 1 ? "report" : "reports")} published, {changed} changed")
                + (outcome.Failed.Count > 0 ? FormattableString.Invariant($", {outcome.Failed.Count} failed.") : "."),
        };
        return run.Mail ? $"{refreshed} {Mailed(messages, leftOut)}".Trim() : refreshed.Trim();
    }

    private static string Mailed(int messages, int leftOut)
    {
        var sent = FormattableString.Invariant($"{messages} {(messages == 1 ? "message" : "messages")} to send.");
        var left = FormattableString.Invariant($"{leftOut} {(leftOut == 1 ? "recipient" : "recipients")} left out, who unsubscribed.");
        return (messages, leftOut) switch
        {
            (0, 0) => "Nothing to mail, or nobody to mail to.",
            (0, _) => left,
            (_, 0) => sent,
            _ => $"{sent} {left}",
        };
    }
}
