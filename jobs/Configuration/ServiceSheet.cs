using System.Net;
using CampaignBatch.Jobs.Access;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Reports;
using Cronos;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>The settings of the service, judged whole before anything starts: what is wrong is refused by name.</summary>
internal sealed class ServiceSheet(SettingsSheet sheet, TimeProvider clock)
{
    private static readonly string[] ScheduleNames = ["Name", "Cron", "Zone", "Campaigns", "Channel", "RunningOnly", "Refresh", "Mail", "To"];
    private static readonly string[] UserNames = ["Name", "Role", "Password"];

    /// <exception cref="SettingsError">A setting is wrong.</exception>
    public ServiceSettings Read()
    {
        var line = sheet.Line();
        if (line.Campaigns.Count > 0)
        {
            throw new SettingsError("Campaigns is set, and the service reports on all of them: name campaigns in a schedule instead.");
        }

        return new ServiceSettings
        {
            Line = line,
            Url = sheet.Value("Url", text => Address(text) is { AbsolutePath: "/", Scheme: "http" } url ? url.AbsoluteUri : null, "an address to listen on, such as http://127.0.0.1:5080; a proxy before it speaks https") is { } url
                ? new Uri(url) : new Uri("http://127.0.0.1:5080"),
            BaseUrl = sheet.Value("BaseUrl", text => Address(text)?.AbsoluteUri, "the address of the site as readers reach it, such as https://reports.example.org/") is { } outside
                ? new Uri(outside.EndsWith('/') ? outside : outside + "/") : null,
            Ledger = sheet.Value("Ledger", SettingsSheet.Filled, "a folder") ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(line.Out)) + ".ledger",
            Mail = MailSheet.Read(sheet, line.Out),
            Postgres = Connection(),
            Retention = RetentionSheet.Read(sheet),
            Schedules = Schedules(),
            Users = Users(),
            Token = Token(),
            MetricsToken = Secret("MetricsToken"),
            TrustedProxies = [.. sheet.Texts("TrustedProxies").Select(Network)],
            ProxyUser = sheet.Value("ProxyUser", text => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? text : null, "the name of a header, such as X-Remote-User"),
            AllowedHosts = [.. sheet.Texts("AllowedHosts").Select(Host)],
            OpenSite = Bool("OpenSite"),
            OpenMetrics = Bool("OpenMetrics"),
        };
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" } ? url : null;

    private static string Host(string text) =>
        text != "*" && Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) != UriHostNameType.Unknown
            ? text
            : throw new SettingsError($"AllowedHosts has \"{text}\"; it must be names such as reports.example.org or *.example.org, without a port.");

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingsError($"TrustedProxies has \"{text}\"; it must be addresses or networks, such as 10.0.0.7 or 10.0.0.0/24.");

    private string? Token() => Secret("Token") is not { } token ? null
        : sheet.Items("Users").Count == 0 ? token
        : throw new SettingsError("Token and Users are set: the token opens a service without users. Leave one out; a scraper has MetricsToken.");

    // Errors do not repeat it.
    private string? Secret(string name) => sheet.Value(name, SettingsSheet.Filled, AccessToken.Wanted) is not { } text ? null
        : AccessToken.Read(text) ?? throw new SettingsError($"{name} is too short, or has other letters; it must be {AccessToken.Wanted}.");

    private bool Bool(string name) => sheet.Value<bool>(name, text => bool.TryParse(text, out var value) ? value : null, "true or false") ?? false;

    // The text may hold a password: errors do not repeat it.
    private string? Connection()
    {
        if (sheet.Value("Postgres", SettingsSheet.Filled, "a PostgreSQL connection string") is not { } text)
        {
            return null;
        }

        return Jobs.Ledger.PostgresDatabase.Fault(text) is { } fault
            ? throw new SettingsError($"Postgres is no PostgreSQL connection string: {fault} It must be such as Host=db;Database=campaigns;Username=batch;Password=…")
            : text;
    }

    private IReadOnlyList<Schedule> Schedules()
    {
        var schedules = sheet.Items("Schedules").Select(Schedule).ToList();
        return schedules.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new SettingsError($"Two schedules are named \"{twice.Key}\": give each a name of its own.")
            : schedules;
    }

    private Schedule Schedule(SettingsItem item)
    {
        item.DemandKnown(ScheduleNames);
        var campaigns = item.Texts("Campaigns") ?? ["all"];
        var schedule = new Schedule
        {
            Name = item.Text("Name") is { Length: <= 100 } name && !name.Any(char.IsControl) ? name : throw item.Missing("Name", "a name of at most 100 letters"),
            Cron = Cron(item),
            Text = item.Text("Cron")!,
            Zone = Zone(item),
            Campaigns = campaigns is ["all"] ? [] : campaigns.All(c => c.Length > 0) && campaigns.Count > 0 ? campaigns : throw item.Wrong("Campaigns", "", "all, or ids of campaigns"),
            Channel = item.Value("Channel", text => text is "in_app" or "push" ? text : null, "in_app or push"),
            RunningOnly = item.Bool("RunningOnly", false),
            Refresh = item.Bool("Refresh", true),
            Mail = item.Bool("Mail", item.Has("To")),
            To = [.. (item.Texts("To") ?? []).Select(to => Delivery.Address.Read(to) is { } address ? address.ToString() : throw item.Wrong("To", to, Delivery.Address.Wanted))],
        };
        return schedule.Next(clock.GetUtcNow()) is null
            ? throw item.Wrong("Cron", item.Text("Cron"), "a time that comes: this one never does")
            : schedule is { Refresh: false, Mail: false } ? throw new SettingsError($"{item.Origin} does nothing: set Refresh or Mail to true.")
            : schedule is { Mail: false, To.Count: > 0 } ? throw new SettingsError($"{item.Origin} names whom to mail to, and Mail is false: set it to true, or leave To out.")
            : schedule;
    }

    private static CronExpression Cron(SettingsItem item)
    {
        const string wanted = "five fields: minute, hour, day of month, month, day of week, such as 0 7 * * 1-5";
        var text = item.Text("Cron") ?? throw item.Missing("Cron", wanted);
        return CronExpression.TryParse(text, CronFormat.Standard, out var cron) ? cron : throw item.Wrong("Cron", text, wanted);
    }

    private static TimeZoneInfo Zone(SettingsItem item)
    {
        var id = item.Text("Zone") ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : throw item.Wrong("Zone", id, "an IANA time zone, such as Europe/Berlin");
    }

    private IReadOnlyList<User> Users()
    {
        var users = sheet.Items("Users").Select(User).ToList();
        return users.GroupBy(u => u.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new SettingsError($"Two users are named \"{twice.Key}\": give each a name of its own.")
            : users;
    }

    private User User(SettingsItem item)
    {
        item.DemandKnown(UserNames);
        var name = item.Text("Name") is { Length: <= 100 } called && !called.Any(char.IsControl) ? called : throw item.Missing("Name", "a name of at most 100 letters");
        var role = item.Value<Role>("Role", text => text switch { "viewer" => Role.Viewer, "operator" => Role.Operator, _ => null }, "viewer or operator") ?? Role.Viewer;

        // Somebody may have put the password itself there: it is not repeated.
        var password = item.Has("Password")
            ? PasswordHash.Read(item.Text("Password") ?? "") ?? throw new SettingsError($"Password of {item.Origin} is no hash of one; it must be {PasswordHash.Wanted}.")
            : null;
        return password is null && sheet.Value("ProxyUser", SettingsSheet.Filled, "a header") is null
            ? throw item.Missing("Password", PasswordHash.Wanted)
            : new User(name, role, password);
    }
}
