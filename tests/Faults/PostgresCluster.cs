using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CampaignBatch.Faults;

/// <summary>
/// A PostgreSQL of our own on this machine, where its programs are installed: begun when first asked for, gone
/// afterwards.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    private readonly Lazy<string> _folder;
    private readonly int _port = FreePort();
    private int _databases;

    public PostgresCluster() => _folder = new Lazy<string>(Begin);

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL is not installed." : null;

    private static string? Programs { get; } = FindPrograms();

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    /// <summary>A connection string to an empty database.</summary>
    public string NewDatabase()
    {
        _ = _folder.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"trial{Interlocked.Increment(ref _databases)}");
        Do("createdb", "-h", "127.0.0.1", "-p", Port, "-U", "trial", name);
        return $"Host=127.0.0.1;Port={Port};Username=trial;Database={name};Timeout=5;Maximum Pool Size=20";
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Crash() => Do("pg_ctl", "-D", _folder.Value, "-m", "immediate", "stop");

    public void Start() => Start(_folder.Value);

    /// <summary>Saves a database by the command of docs/operating.md.</summary>
    /// <returns>The file.</returns>
    public string Save(string connection)
    {
        var file = Path.Combine(_folder.Value, "saved.dump");
        Do("pg_dump", "-h", "127.0.0.1", "-p", Port, "-U", "trial", "--format=custom", $"--file={file}", Name(connection));
        return file;
    }

    /// <summary>Puts a saved database in place of what stands, by the command of docs/operating.md.</summary>
    public void Restore(string connection, string file) =>
        Do("pg_restore", "-h", "127.0.0.1", "-p", Port, "-U", "trial", "--clean", "--if-exists", $"--dbname={Name(connection)}", file);

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            TryDo("pg_ctl", "-D", _folder.Value, "-m", "immediate", "stop");
            Directory.Delete(_folder.Value, true);
        }
    }

    private static string Name(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;

    private static string? FindPrograms() => Directory.Exists(Installed)
        ? Directory.EnumerateDirectories(Installed)
            .Select(folder => Path.Combine(folder, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault()
        : null;

    private string Begin()
    {
        var place = Directory.CreateTempSubdirectory("campaign-batch-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", place);
        }

        Do("initdb", "-D", place, "-U", "trial", "-A", "trust", "--no-sync");
        Start(place);
        return place;
    }

    private void Start(string place) =>
        Do("pg_ctl", "-D", place, "-w", "-l", Path.Combine(place, "log"), "-o", Options(place), "start");

    private string Options(string place) => $"-p {Port} -k {place} -c listen_addresses=127.0.0.1";

    private static void Do(string program, params IReadOnlyList<string> arguments)
    {
        var code = TryDo(program, arguments);
        if (code != 0)
        {
            var call = $"{program} {string.Join(' ', arguments)}";
            var end = string.Create(CultureInfo.InvariantCulture, $"{call} ended with {code}.");
            throw new InvalidOperationException(end);
        }
    }

    // It refuses to run as root.
    private static int TryDo(string program, params IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? Run("runuser", ["-u", "postgres", "--", path, .. arguments])
            : Run(path, arguments);
    }

    private static int Run(string program, params IReadOnlyList<string> arguments)
    {
        // Its output goes nowhere: a server that inherits ours would keep it open.
        const string quiet = "exec \"$@\" >/dev/null 2>&1 </dev/null";
        var start = new ProcessStartInfo("sh", ["-c", quiet, "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
