using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A PostgreSQL of our own on this machine, where its programs are installed: begun when first asked for, gone afterwards.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lazy<string> folder;
    private readonly int port = FreePort();
    private int databases;

    public PostgresServer() => folder = new Lazy<string>(Begin);

    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault()
        : null;

    /// <summary>A connection string to an empty database; skips the test where there is no PostgreSQL.</summary>
    public string NewDatabase()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed.");
        _ = folder.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"trial{Interlocked.Increment(ref databases)}");
        Do("createdb", "-h", "127.0.0.1", "-p", Port, "-U", "trial", name);
        return $"Host=127.0.0.1;Port={Port};Username=trial;Database={name};Timeout=5;Maximum Pool Size=20";
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Crash() => Do("pg_ctl", "-D", folder.Value, "-m", "immediate", "stop");

    public void Start() => Do("pg_ctl", "-D", folder.Value, "-w", "-l", Path.Combine(folder.Value, "log"), "-o", $"-p {Port} -k {folder.Value} -c listen_addresses=127.0.0.1", "start");

    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            Do("pg_ctl", "-D", folder.Value, "-m", "immediate", "stop");
            Directory.Delete(folder.Value, true);
        }
    }

    private string Port => port.ToString(CultureInfo.InvariantCulture);

    private string Begin()
    {
        var place = Directory.CreateTempSubdirectory("campaign-batch-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", place);
        }

        Do("initdb", "-D", place, "-U", "trial", "-A", "trust", "--no-sync");
        Do("pg_ctl", "-D", place, "-w", "-l", Path.Combine(place, "log"), "-o", $"-p {Port} -k {place} -c listen_addresses=127.0.0.1", "start");
        return place;
    }

    // It refuses to run as root.
    private static void Do(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Its output goes to a log: a server that inherits ours would keep it open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
