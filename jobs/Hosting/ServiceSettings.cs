using System.Net;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What the service does, for whom, and where.</summary>
internal sealed record ServiceSettings
{
    /// <summary>What a run of all campaigns is asked to do.</summary>
    public required LineSettings Line { get; init; }

    /// <summary>The one address it listens on. Default http://127.0.0.1:5080.</summary>
    public required Uri Url { get; init; }

    /// <summary>The folder of the ledger, of its keys and locks. Default: the folder of the site with ".ledger" at its end.</summary>
    public required string Ledger { get; init; }

    /// <summary>Where the site is reached from outside, ending in "/". Null: links in mail lead nowhere and are left out.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>A PostgreSQL connection string: ledger and queue live there, shared by several machines. Null: here, in a file. Told to nobody.</summary>
    public string? Postgres { get; init; }

    /// <summary>How reports are mailed.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>What is kept how long.</summary>
    public RetentionRules Retention { get; init; } = new();

    public IReadOnlyList<Schedule> Schedules { get; init; } = [];

    /// <summary>Who may come in. None: whoever has the token; and this machine reads the site.</summary>
    public IReadOnlyList<User> Users { get; init; } = [];

    /// <summary>What opens a service without users. Null: a new one at each start. Told to nobody.</summary>
    public string? Token { get; init; }

    /// <summary>What a scraper brings to read the metrics. Null: whoever may come in. Told to nobody.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>Addresses whose word for whom they speak is believed (X-Forwarded-For, X-Forwarded-Proto), besides this machine's.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Name of the header in which a proxy that is trusted says who it let in. Null: no header is believed.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>Names by which this service may be called, besides those of its addresses.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether everybody may read the site. Default false: the same door as the dashboard.</summary>
    public bool OpenSite { get; init; }

    /// <summary>Whether everybody may read /metrics. Default false: whoever may come in, or has the token for it.</summary>
    public bool OpenMetrics { get; init; }
}
