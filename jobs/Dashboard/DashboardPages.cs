using System.Globalization;
using System.Security.Cryptography;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>Our pages in Hangfire's dashboard: campaigns, runs, outbox.</summary>
internal static class DashboardPages
{
    private const string Root = DoorKeeping.Dashboard;
    private const int OutboxLength = 200, HistoryLength = 200;
    private static readonly string[] OutboxButtons = ["again", "let-go", "subscribe"];

    // Hangfire keeps pages and menus for the whole process, however many services run in it.
    private static readonly Lazy<bool> Added = new(Add);

    public static void Map(WebApplication app, BasePath at)
    {
        _ = Added.Value;
        app.MapHangfireDashboard(Root, new DashboardOptions
        {
            Authorization = [new LetIn()],
            IsReadOnlyFunc = context => !context.GetHttpContext().IsOperator(),
            AppPath = at.To("/"),
            DashboardTitle = "Campaign reports",
            DisplayStorageConnectionString = false,
        });
    }

    private static bool Add()
    {
        Page("/campaigns", _ => "Campaigns", (page, _) => Campaigns(page));
        Page("/campaigns/history", _ => "History", (page, _) => History(page));
        Page("/runs", _ => "Runs", (page, _) => Runs(page));
        Page("/runs/(?<id>[0-9a-f]{16})", _ => "Run", (page, match) => Run(page, match.Groups["id"].Value));
        Page("/outbox", _ => "Outbox", (page, _) => Outbox(page));
        Page("/session", _ => "Signed in", (page, _) => Session(page));
        DashboardRoutes.Routes.Add("/campaigns/ask", new Posted(Ask));
        DashboardRoutes.Routes.Add("/outbox/do", new Posted(OutboxDo));
        foreach (var (place, (path, name)) in new[] { ("/campaigns", "Campaigns"), ("/runs", "Runs"), ("/outbox", "Outbox") }.Index())
        {
            NavigationMenu.Items.Insert(place, page => Item(page, path, name));
        }

        NavigationMenu.Items.Add(page => Item(page, "/session", "Sign out"));

        GlobalConfiguration.Configuration.UseDashboardStylesheet(typeof(DashboardPages).Assembly, "CampaignBatch.Jobs.Dashboard.dashboard.css");
        GlobalConfiguration.Configuration.UseJobDetailsRenderer(0, JobDetails);
        return true;
    }

    private static MenuItem Item(RazorPage page, string path, string name) =>
        new(name, page.Url.To(path)) { Active = page.RequestPath.StartsWith(path, StringComparison.Ordinal) };

    private static void Page(string path, Func<string, string> title, Func<DashboardPage, System.Text.RegularExpressions.Match, string> body) =>
        DashboardRoutes.Routes.AddRazorPage(path, match => new DashboardPage(title(path), page => body(page, match)));

    private static string Campaigns(DashboardPage page)
    {
        var settings = Of<ServiceSettings>(page);
        var now = Of<TimeProvider>(page).GetUtcNow();
        return Draw<CampaignsView>(page, new()
        {
            [nameof(CampaignsView.Token)] = Token(page),
            [nameof(CampaignsView.Ticket)] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            [nameof(CampaignsView.Campaigns)] = Of<Shelf>(page).Campaigns(),
            [nameof(CampaignsView.Latest)] = Of<RunLedger>(page).Runs.Latest(1) is [var latest] ? latest : null,
            [nameof(CampaignsView.IsOperator)] = Http(page).IsOperator(),
            [nameof(CampaignsView.StaleBefore)] = now - settings.Mail.StaleAfter,
            [nameof(CampaignsView.Timetable)] = settings.Schedules.Select(s => new ScheduleLine(s.Name, s.Text, s.Zone.Id, Say.What(Asked.By(s, new(now, 1), now)), s.Next(now))).ToList(),
        });
    }

    private static string History(DashboardPage page)
    {
        var id = page.Query("id") ?? "";
        var line = Of<Shelf>(page).Campaigns().FirstOrDefault(c => c.Id == id);
        return Draw<HistoryView>(page, new()
        {
            [nameof(HistoryView.Name)] = line?.Name ?? id,
            [nameof(HistoryView.Report)] = line?.Report,
            [nameof(HistoryView.Publications)] = Of<RunLedger>(page).Publications.OfCampaign(id, HistoryLength),
        });
    }

    private static string Runs(DashboardPage page)
    {
        var from = int.TryParse(page.Query("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;
        var runs = Of<RunLedger>(page).Runs.Latest(RunsView.PageLength, from);
        return Draw<RunsView>(page, new() { [nameof(RunsView.Runs)] = runs, [nameof(RunsView.From)] = from, [nameof(RunsView.Now)] = Of<TimeProvider>(page).GetUtcNow() });
    }

    private static string Run(DashboardPage page, string id)
    {
        var ledger = Of<RunLedger>(page);
        if (ledger.Runs.Find(id) is not { } run)
        {
            Http(page).Response.StatusCode = StatusCodes.Status404NotFound;
            return "<h1 class=\"page-header\">There is no such run</h1>";
        }

        if (run.EndedAt is null)
        {
            // The page shows how far it is, with no script.
            Http(page).Response.Headers["Refresh"] = "2";
        }

        return DrawRun(page, run, isPart: false);
    }

    private static string DrawRun(RazorPage page, Run run, bool isPart) => Draw<RunView>(page, new()
    {
        [nameof(RunView.Run)] = run,
        [nameof(RunView.Publications)] = Of<RunLedger>(page).Publications.OfRun(run.Id),
        [nameof(RunView.Now)] = Of<TimeProvider>(page).GetUtcNow(),
        [nameof(RunView.IsPart)] = isPart,
    });

    private static NonEscapedString JobDetails(JobDetailsRendererDto job) =>
        new(job.JobDetails.Job is { Type: var type, Args: [string id, ..] } && type == typeof(Errands) && Of<RunLedger>(job.Page).Runs.Find(id) is { } run
            ? DrawRun(job.Page, run, isPart: true)
            : "");

    private static string Outbox(DashboardPage page)
    {
        var ledger = Of<RunLedger>(page);
        return Draw<OutboxView>(page, new()
        {
            [nameof(OutboxView.Token)] = Token(page),
            [nameof(OutboxView.Rows)] = ledger.Outbox.Latest(OutboxLength),
            [nameof(OutboxView.Counts)] = ledger.Outbox.Counts(),
            [nameof(OutboxView.Unsubscribed)] = ledger.Unsubscriptions.All(),
            [nameof(OutboxView.Pauses)] = ledger.Deliveries.Pauses(),
            [nameof(OutboxView.IsOperator)] = Http(page).IsOperator(),
        });
    }

    private static string Ask(HttpContext http, IFormCollection form)
    {
        var wish = CampaignForm.Read(form);
        if (!wish.IsAll && wish.Ids.Count == 0)
        {
            return Root + "/campaigns";
        }

        var known = http.RequestServices.GetRequiredService<Shelf>().Campaigns().Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        if (wish.Ids.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new SettingsError($"There is no campaign '{unknown}'.");
        }

        var (run, _) = http.RequestServices.GetRequiredService<Desk>().Ask(
            new Run
            {
                Cause = wish.IsSend ? "send" : "rerun",
                AskedBy = http.Visitor()!.Name,
                Campaigns = wish.Ids,
                AsOf = wish.IsSend ? null : SettingsSheet.InstantOf(form["as_of"].ToString().Trim()),
                Force = !wish.IsSend && wish.Force,
                Refresh = !wish.IsSend,
                Mail = wish.IsSend,
            },
            form["ticket"].ToString());
        return $"{Root}/runs/{run.Id}";
    }

    private static string OutboxDo(HttpContext http, IFormCollection form)
    {
        var (ledger, now) = (http.RequestServices.GetRequiredService<RunLedger>(), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var asked = OutboxButtons.Where(form.ContainsKey).ToList();
        if (asked is not [var button] || form[button] is not [{ Length: > 0 } value])
        {
            throw new SettingsError($"What is to be done? One of {string.Join(", ", OutboxButtons)} has to be given, once.");
        }

        if (button == "subscribe")
        {
            Subscribe(ledger, value, http.Visitor()!.Name, now);
            return Root + "/outbox";
        }

        if (ledger.Outbox.Find(value) is null)
        {
            throw new SettingsError("There is no such message in the outbox.");
        }

        if (button == "again")
        {
            ledger.Outbox.TryAgain(value, now);
        }
        else
        {
            ledger.Outbox.LetGo(value, http.Visitor()!.Name, now);
        }

        return Root + "/outbox";
    }

    private static void Subscribe(RunLedger ledger, string wish, string by, DateTimeOffset now)
    {
        if (wish.Split(' ', 2) is not [var hash, var schedule])
        {
            throw new SettingsError("Nobody has unsubscribed so.");
        }

        ledger.Unsubscriptions.Undo(hash, schedule, by, now);
    }

    private static string Session(DashboardPage page)
    {
        var (http, visitor) = (Http(page), Http(page).Visitor()!);
        return Draw<SessionView>(page, new()
        {
            [nameof(SessionView.Token)] = Token(page),
            [nameof(SessionView.Name)] = visitor.Name,
            [nameof(SessionView.IsOperator)] = http.IsOperator(),
            [nameof(SessionView.CanSignOut)] = http.User.Identity is { IsAuthenticated: true, Name: { } name } && name == visitor.Name,
        });
    }

    private static HttpContext Http(RazorPage page) => page.Context.GetHttpContext();

    private static T Of<T>(RazorPage page)
        where T : notnull => Http(page).RequestServices.GetRequiredService<T>();

    private static FormToken Token(RazorPage page)
    {
        var tokens = Of<IAntiforgery>(page).GetAndStoreTokens(Http(page));
        return new FormToken(tokens.FormFieldName, tokens.RequestToken!);
    }

    // Hangfire draws its pages without waiting, and so does this.
    private static string Draw<TView>(RazorPage page, Dictionary<string, object?> parameters)
        where TView : Microsoft.AspNetCore.Components.IComponent => Of<Drawing>(page).Of<TView>(parameters).GetAwaiter().GetResult();

    /// <summary>The door has looked already; this is the second lock.</summary>
    private sealed class LetIn : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().Visitor() is not null;
    }
}
