using System.Diagnostics;
using System.Text.RegularExpressions;
using CampaignBatch.Tests.Hosting;
using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>Schedule and scale-out as README and docs have them, each begun as written; only the address is one that is free.</summary>
public sealed partial class ReadmeService(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly DirectoryInfo folder = Folder();
    private readonly List<Process> begun = [];

    [Fact]
    public async Task The_schedules_are_taken_and_the_site_is_served()
    {
        var settings = ShownCommands.Settings().Single(j => j.Contains("\"Schedules\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), settings, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = await Begin(Written("serve")) };
        SignIn(client);
        await ServeTrial.Until(() => Get(client, "/readyz") is { } ready && ready.Split("ok").Length == 5 ? ready : null);
        Assert.Contains("Spring sale banner", Get(client, "/")!, StringComparison.Ordinal);
        var page = Get(client, "/hangfire/campaigns")!;
        Assert.All(Name().Matches(settings).Select(m => m.Groups[1].Value), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_and_worker_share_a_PostgreSQL()
    {
        var postgres = server.NewDatabase();
        using var client = new HttpClient { BaseAddress = await Begin(Written("serve"), postgres) };
        SignIn(client);
        await Begin(Written("work"), postgres, "Working.");
        await ServeTrial.Until(() => Get(client, "/hangfire/servers") is { } page && Regex.Count(page, Environment.MachineName + ":", RegexOptions.IgnoreCase) >= 2 ? page : null);
        await ServeTrial.Until(() => Get(client, "/readyz") is { } ready && ready.Split("ok").Length == 5 ? ready : null);
    }

    public void Dispose()
    {
        foreach (var process in begun)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        folder.Delete(true);
    }

    private static DirectoryInfo Folder()
    {
        var made = Directory.CreateTempSubdirectory("campaign-batch-readme-");
        Directory.CreateSymbolicLink(Path.Combine(made.FullName, "data-samples"), Path.Combine(SampleSite.Root(), "data-samples"));
        return made;
    }

    private static string Written(string command) => ShownCommands.OfTheProgram().Single(c => c.Split(' ')[0] == command);

    private static string? Get(HttpClient client, string path)
    {
        try
        {
            return client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    // By the address that the program printed below the first line, as docs/service.md says.
    private void SignIn(HttpClient client)
    {
        var address = begun[0].StandardOutput.ReadLine()!.Split(' ')[^1];
        Assert.Contains(client.BaseAddress + "?token=", address, StringComparison.Ordinal);
        Assert.Contains("Campaigns", Get(client, new Uri(address).PathAndQuery)!, StringComparison.Ordinal);
    }

    private async Task<Uri> Begin(string command, string? postgres = null, string says = "Serving")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "campaign-batch.dll"), .. command.Split(' ')]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        start.Environment["CAMPAIGNBATCH__URL"] = "http://127.0.0.1:0";
        if (postgres is not null)
        {
            start.Environment["CAMPAIGNBATCH__POSTGRES"] = postgres;
        }

        var process = Process.Start(start)!;
        begun.Add(process);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(says, line, StringComparison.Ordinal);
        return Address().Match(line!) is { Success: true } at ? new Uri(at.Value) : new Uri("http://127.0.0.1");
    }

    [GeneratedRegex("\"Name\": \"([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
