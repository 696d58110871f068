using System.Collections;
using System.CommandLine;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Jobs.Telling;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Jobs.Commands;

/// <summary>The report mail of the published site, now or into a file. What cannot be sent now waits in the outbox.</summary>
internal sealed class SendCommand
{
    private readonly Option<string[]> campaigns = new("--campaign") { HelpName = "ID", Description = "Whose report to send; may be repeated: several are sent as a digest." };
    private readonly Option<bool> digest = new("--digest") { Description = "Send a digest of all campaigns." };
    private readonly Option<bool> due = new("--due") { Description = "Send nothing new: only what waits in the outbox and is due." };
    private readonly Option<string[]> to = new("--to") { HelpName = "ADDRESS", Description = "To whom; may be repeated. Default: the setting Mail:To." };
    private readonly Option<string> preview = new("--preview") { HelpName = "FILE.eml", Description = "Write the message into this file, and send nothing." };
    private readonly LineOptions options = LineOptions.OfSend();

    private readonly Terminal terminal;
    private readonly Workbench bench;
    private readonly CancellationToken cancel;

    private SendCommand(Terminal terminal, Workbench bench, CancellationToken cancel) => (this.terminal, this.bench, this.cancel) = (terminal, bench, cancel);

    public static Command Of(Terminal terminal, Workbench bench, IDictionary environment, CancellationToken cancel)
    {
        var send = new SendCommand(terminal, bench, cancel);
        var command = new Command("send", "Sends the report mail of the published site: one campaign's report, or a digest. Without a relay in the settings it is written into a folder.")
        {
            send.campaigns, send.digest, send.due, send.to, send.preview,
        };
        send.options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var settings = new ServiceSheet(SettingsSheet.Open(parsed.GetValue(send.options.Settings), environment, send.options.Layer(parsed)), bench.Clock).Read();
            var order = send.Order(parsed, settings.Mail);
            return (int)(parsed.GetValue(send.preview) is { } file ? send.Preview(file, order!, settings)
                : order is null ? await send.SendDue(settings).ConfigureAwait(false)
                : await send.Send(order, settings).ConfigureAwait(false));
        });
        return command;
    }

    /// <summary>Null where nothing new is to be sent.</summary>
    private MailOrder? Order(ParseResult parsed, MailSettings mail)
    {
        var (ids, isDigest, isDue) = (parsed.GetValue(campaigns) ?? [], parsed.GetValue(digest), parsed.GetValue(due));
        if ((ids.Length > 0 ? 1 : 0) + (isDigest ? 1 : 0) + (isDue ? 1 : 0) != 1 || ids.Any(id => id.Length == 0))
        {
            throw new SettingsError("What to send? Give one of: --campaign ID, --digest, --due.");
        }

        var recipients = (parsed.GetValue(to) ?? []).Select(text => Address.Read(text) ?? throw new SettingsError($"--to is \"{text}\"; it must be {Address.Wanted}.")).ToList();
        if (isDue)
        {
            return parsed.GetValue(preview) is null && recipients.Count == 0 ? null : throw new SettingsError("--due sends what waits, to whom it was addressed: leave --to and --preview out.");
        }

        recipients = recipients.Count > 0 ? recipients : [.. mail.To];
        return recipients.Count > 0 || parsed.GetValue(preview) is not null
            ? new MailOrder { RunId = "preview", Campaigns = ids, To = recipients.Count > 0 ? recipients : [mail.From] }
            : throw new SettingsError("To whom? Give --to ADDRESS, or set Mail:To.");
    }

    private ExitCode Preview(string file, MailOrder order, ServiceSettings settings)
    {
        var message = new ReportMail(settings.Mail, settings.Line, bench.Clock).Compose(order)[0];
        var path = Path.GetFullPath(file);
        WriteFault.Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, message.Bytes);
        });
        terminal.Out.WriteLine($"\"{Legible.Of(message.Subject)}\" for {message.Recipient}: {path}");
        return ExitCode.Done;
    }

    private async Task<ExitCode> Send(MailOrder order, ServiceSettings settings)
    {
        var holder = Holder.OfThisProcess(knowsAll: settings.Postgres is null);
        var ledger = ServiceHost.Ledger(settings, bench.Clock, holder);
        var mail = new ReportMail(settings.Mail, settings.Line, bench.Clock, () => UnsubscribeLinks.Of(ledger, settings.Mail));
        var now = bench.Clock.GetUtcNow();
        // Asked twice is sent twice: each time the command is given is a run of its own.
        var asked = Asked.By(
            new Run { Cause = "send", AskedBy = "command line", AskedAt = now, Refresh = false, Mail = true, Campaigns = order.Campaigns, Recipients = [.. order.To.Select(one => one.ToString())] },
            FormattableString.Invariant($"{holder.Name} {bench.Clock.GetTimestamp()}"));
        var run = ledger.Runs.Ask(asked).Run;
        var end = await new Runner(ledger, settings.Line, bench, mail, holder).Run(run.Id, cancel).ConfigureAwait(false);
        if (end == RunEnd.Waits)
        {
            terminal.Out.WriteLine("A run is at the site just now. The service sends this mail when it is done; without the service give the command again.");
            return ExitCode.Done;
        }

        if (ledger.Runs.Find(run.Id) is { State: RunState.Failed, Outcome: var why })
        {
            terminal.Complain(Legible.Of(why ?? "", int.MaxValue));
            return ExitCode.SomeFailed;
        }

        // Who gives this command has looked at the settings: a relay that was paused is asked anew.
        var postman = Postman(ledger, settings, holder);
        postman.Begin();
        await postman.SendDue(cancel).ConfigureAwait(false);
        TellLeftOut(ledger, order);
        return Told(ledger.Outbox.OfRun(run.Id), settings);
    }

    private void TellLeftOut(RunLedger ledger, MailOrder order)
    {
        var asked = order.To.Select(one => one.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var wish in ledger.Unsubscriptions.Of(Unsubscription.ByHand).Where(wish => asked.Contains(wish.RecipientHash)))
        {
            terminal.Out.WriteLine(
                FormattableString.Invariant($"Left out: {wish.Recipient} unsubscribed from reports sent by hand on {wish.At:yyyy-MM-dd}. ")
                + "The dashboard's outbox can undo it.");
        }
    }

    private async Task<ExitCode> SendDue(ServiceSettings settings)
    {
        var holder = Holder.OfThisProcess(knowsAll: settings.Postgres is null);
        var ledger = ServiceHost.Ledger(settings, bench.Clock, holder);
        var round = await Postman(ledger, settings, holder).SendDue(cancel).ConfigureAwait(false);
        terminal.Out.WriteLine(FormattableString.Invariant($"{round.Sent} sent, {round.NotSent} not taken, {round.GivenUp} given up.")
            + (ledger.Deliveries.NextDue() is { } next ? $" Next due {next:yyyy-MM-dd HH:mm:ss} UTC." : " Nothing waits."));
        return round.NotSent + round.GivenUp == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private Postman Postman(RunLedger ledger, ServiceSettings settings, Holder holder) =>
        new(ledger, settings.Mail, holder, bench.Clock, alarm => terminal.Complain(Legible.Of(alarm, int.MaxValue)));

    private ExitCode Told(IReadOnlyList<OutboxRow> messages, ServiceSettings settings)
    {
        foreach (var message in messages)
        {
            terminal.Out.WriteLine(message.State == OutboxState.Sent
                ? $"Sent to {message.Recipient}: \"{Legible.Of(message.Subject)}\" ({Legible.Of(message.Reply ?? "")})"
                : $"Not sent to {message.Recipient} yet, {Standing(message, settings.Mail)}: {Legible.Of(message.LastError ?? "its turn has not come")}");
        }

        return messages.All(message => message.State == OutboxState.Sent) ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static string Standing(OutboxRow message, MailSettings mail) => message.State switch
    {
        OutboxState.Dead => "and never by itself",
        OutboxState.Held => "because it may have arrived already (Mail:WhenUnsure is Hold)",
        _ => FormattableString.Invariant($"next by serve or send --due after {message.NextAt:yyyy-MM-dd HH:mm:ss} UTC, given up {message.ExpiresAt:yyyy-MM-dd} ({mail.GiveUpAfter.TotalDays:0} days)"),
    };
}
