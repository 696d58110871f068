using System.Net;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Line;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>The service on a free address of this machine, with a small world.</summary>
internal sealed partial class ServeTrial : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServeTrial(DataFolder world, WebApplication app)
    {
        (World, this.app) = (world, app);
        Client = NewClient();
        if (Of<Door>().IsByToken)
        {
            Client.DefaultRequestHeaders.Authorization = new("Bearer", Of<AccessToken>().Text);
        }
    }

    public DataFolder World { get; }

    public Uri Url => new(app.Urls.First());

    /// <summary>A visitor with cookies of its own, who has the token: the operator, where no users are set.</summary>
    public HttpClient Client { get; }

    /// <summary>The address by which a browser comes in where no users are set.</summary>
    public Uri TokenAddress => new(Url, "/?token=" + Of<AccessToken>().Text);

    public RunLedger Ledger => Of<RunLedger>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ServeTrial> Begin(
        Func<ServiceSettings, ServiceSettings>? with = null, Workbench? bench = null, DataFolder? world = null, TextWriter? log = null)
    {
        world ??= SmallWorld.Make();
        var settings = new ServiceSettings
        {
            Line = world.Settings, Url = new Uri("http://127.0.0.1:0"), Ledger = Path.Combine(world.Top, "ledger"),
            Mail = new MailSettings { PickupFolder = Path.Combine(world.Top, "mail"), To = [Address.Read("ada@example.org")!] },
        };
        var app = ServiceHost.Serving(with is null ? settings : with(settings), bench ?? new Workbench(), logging => Heard(logging, log));
        await app.StartAsync(Cancel);
        return new ServeTrial(world, app);
    }

    /// <summary>The same, with the first run at its end.</summary>
    public static async Task<ServeTrial> WithSite(Func<ServiceSettings, ServiceSettings>? with = null)
    {
        var trial = await Begin(with);
        await trial.AllEnded();
        return trial;
    }

    public T Of<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>What a service says goes to the test's own output.</summary>
    public static void Heard(Microsoft.Extensions.Logging.ILoggingBuilder logging) => Heard(logging, null);

    private static void Heard(Microsoft.Extensions.Logging.ILoggingBuilder logging, TextWriter? log)
    {
        var file = Environment.GetEnvironmentVariable("CAMPAIGNBATCH_TRIAL_LOG") is { } path ? TextWriter.Synchronized(File.AppendText(path)) : TextWriter.Null;
        ServiceLog.To(new CampaignBatch.Jobs.Telling.Terminal(TextWriter.Null, log ?? file), logging);
    }

    /// <summary>A stranger with cookies of its own.</summary>
    public HttpClient NewClient() => new(new BrowserCookies()) { BaseAddress = Url };

    /// <summary>Until no run waits or runs.</summary>
    public Task<IReadOnlyList<Run>> AllEnded() => Until(() => Ledger.Runs.Waiting().Count == 0 ? Ledger.Runs.Latest(1000) : null);

    /// <summary>Until something is there; the test's own time is its end.</summary>
    public static async Task<T> Until<T>(Func<T?> found)
        where T : class
    {
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            if (found() is { } there)
            {
                return there;
            }

            await Task.Delay(20, Cancel);
        }
    }

    public async Task<(HttpStatusCode Status, string Text)> Get(string path, HttpClient? client = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await (client ?? Client).SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Posts a form of a page that was loaded for it, or of none.</summary>
    public async Task<HttpResponseMessage> Post(string path, string? page, HttpClient? client, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (page is not null)
        {
            var (_, html) = await Get(page, client);
            all.AddRange(Hidden().Matches(html).Where(m => all.All(f => f.Key != m.Groups[1].Value)).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))));
            if (all.All(f => f.Key != "__RequestVerificationToken") && Meta().Match(html) is { Success: true } meta)
            {
                all.Add(KeyValuePair.Create("__RequestVerificationToken", meta.Groups[1].Value));
            }
        }

        using var content = new FormUrlEncodedContent(all);
        return await (client ?? Client).PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        World.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<meta name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex Meta();
}
