using CampaignBatch.Jobs.Dashboard;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Where a recipient ends the mails of a schedule. A mail program posts what RFC 8058 says, without cookies and without a
/// login: the address itself is the permission. Whoever follows a link, scanners of mail among them, gets a page with a
/// button, and nothing has happened.
/// </summary>
internal sealed class UnsubscribePage(ServiceSettings settings, RunLedger ledger, Drawing drawing, TimeProvider clock)
{
    private const string Field = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    private readonly Lazy<UnsubscribeLinks> links = new(() =>
        new UnsubscribeLinks(settings.Mail.BaseUrl ?? "", ledger.Unsubscriptions.Key()));

    private readonly Lazy<Language> words = new(() =>
        Language.Read(settings.Line.Language, TemplateFiles.With(settings.Line.Templates).Texts));

    public void Map(WebApplication app)
    {
        const string address = UnsubscribeLinks.Path + "/{token}";
        app.MapGet(address, (HttpContext context, string token) => Ask(context, token));
        app.MapPost(address, (HttpContext context, string token) => End(context, token));
    }

    private Task Ask(HttpContext context, string token)
    {
        if (links.Value.Read(token) is not var (schedule, recipient))
        {
            return NotFound(context);
        }

        return ledger.Unsubscriptions.Holds(recipient.Hash, schedule)
            ? Show(context, Said("unsubscribe_done", schedule), hasButton: false)
            : Show(context, Said("unsubscribe_ask", schedule), hasButton: true);
    }

    private async Task End(HttpContext context, string token)
    {
        if (links.Value.Read(token) is not var (schedule, recipient))
        {
            await NotFound(context).ConfigureAwait(false);
            return;
        }

        if (!await IsOneClick(context.Request).ConfigureAwait(false))
        {
            const string wanted = $"A form with {Field}={OneClick} is needed.";
            await DoorKeeping.Answer(context, StatusCodes.Status400BadRequest, wanted).ConfigureAwait(false);
            return;
        }

        ledger.Unsubscriptions.Add(new Unsubscription
        {
            RecipientHash = recipient.Hash, Schedule = schedule, Recipient = recipient.Mailbox, At = clock.GetUtcNow(),
        });
        await Show(context, Said("unsubscribe_done", schedule), hasButton: false).ConfigureAwait(false);
    }

    private static async Task<bool> IsOneClick(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return false;
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            return form[Field] is [{ } said] && said.Equals(OneClick, StringComparison.OrdinalIgnoreCase);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Show(context, words.Value["unsubscribe_unknown"], hasButton: false);
    }

    private string Said(string label, string schedule)
    {
        var mails = schedule == Unsubscription.ByHand ? words.Value["unsubscribe_by_hand"] : schedule;
        return words.Value.Say(label, ("mails", mails));
    }

    private async Task Show(HttpContext context, string text, bool hasButton)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = await drawing.Of<Unsubscribe>(new()
        {
            [nameof(Unsubscribe.Language)] = words.Value.Code,
            [nameof(Unsubscribe.Title)] = words.Value["mail_unsubscribe"],
            [nameof(Unsubscribe.Text)] = text,
            [nameof(Unsubscribe.Field)] = hasButton ? new FormToken(Field, OneClick) : null,
        }).ConfigureAwait(false);
        await context.Response.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }
}
