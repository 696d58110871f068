using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The figures of a report as cards: four in the first row, each with what belongs beneath it, then the others.</summary>
internal sealed class KpiStrip(CampaignReport report, ZoneClock clock, SqlFiles sql)
{
    /// <summary>Name of each headline figure, then the names beneath it.</summary>
    private static readonly string[][] InApp =
    [
        ["total_impressions", "unique_impressions"], ["tap_through_rate"], ["audience_size", "reach"],
        ["conversion_rate", "conversion_rate_so_far", "open_windows"],
    ];

    private static readonly string[][] Push =
    [
        ["messages_sent", "bounce_rate"], ["open_rate"], ["audience_size"], ["conversion_rate", "conversion_rate_so_far", "open_windows"],
    ];

    private readonly string[][] headline = report.Campaign.Channel == Channel.Push ? Push : InApp;

    public ScriptObject[] Headline() =>
        [.. headline.Select(names => names.Where(Has).ToArray()).Where(names => names.Length > 0).Select(names => Card(names[0], names[1..]))];

    public ScriptObject[] Others() =>
        [.. report.Kpis.Select(k => k.Key).Except(headline.SelectMany(names => names)).Select(name => Card(name, []))];

    private bool Has(string name) => report.Kpis.Any(k => k.Key == name);

    private ScriptObject Card(string name, string[] beneath)
    {
        var figure = report.Kpi(name);
        string[] told = [.. beneath.Where(other => !IsMissingAlike(figure, report.Kpi(other)))];
        return new ScriptObject
        {
            ["id"] = "kpi-" + name.Replace('_', '-'),
            ["label"] = FigureText.Of(name).Label,
            ["value"] = Wording.Value(figure),
            ["css"] = figure.IsSmall || figure.Value is null ? "small" : "",
            ["lines"] = Lines(figure).ToArray(),
            ["rules"] = Rules(name, told),
            ["sql"] = sql.Link(name),
            ["beneath"] = told.Length == 0 ? null : told.Select(Beneath).ToArray(),
        };
    }

    // What the headline's own reason says need not be said again beneath it.
    private static bool IsMissingAlike(Figure headline, Figure beneath) => beneath.Value is null && beneath.Reason == headline.Reason;

    private ScriptObject Beneath(string name)
    {
        var figure = report.Kpi(name);
        return new ScriptObject
        {
            ["label"] = FigureText.Of(name).Label,
            ["value"] = Wording.Value(figure),
            ["css"] = figure.IsSmall || figure.Value is null ? "small" : "",
            ["lines"] = Lines(figure).ToArray(),
        };
    }

    // The rules of a card stand together, out of the way of its figures; each beneath the first says whose it is.
    private ScriptObject[]? Rules(string name, string[] beneath)
    {
        var rules = beneath.Prepend(name).Where(one => Rule(one).Length > 0)
            .Select(one => new ScriptObject { ["term"] = one == name ? null : FigureText.Of(one).Label, ["text"] = Rule(one) }).ToArray();
        return rules.Length == 0 ? null : rules;
    }

    private IEnumerable<string> Lines(Figure figure)
    {
        if (figure is { Numerator: { } n, Denominator: { } all })
        {
            yield return Wording.Share(n, all);
        }

        if (figure is { Low: { } low, High: { } high })
        {
            yield return $"95\u00A0% interval {Wording.Interval(low, high)}";
        }

        if (figure is { IsSmall: true, Value: not null })
        {
            yield return "Fewer than 30: too few to judge by.";
        }

        foreach (var line in Standing(figure))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Standing(Figure figure)
    {
        if (figure is { Value: null, Reason: { } reason })
        {
            yield return ReasonText.Of(reason);
        }

        if (figure.Basis is { } basis && figure.Value is not null)
        {
            yield return Basis(basis);
        }

        if (figure is { AsOf: { } taken, Value: not null })
        {
            yield return $"Counted {clock.TellWithZone(taken)}.";
        }
    }

    private string Basis(string basis) => basis switch
    {
        "mature" => $"Of users whose window of {Window} is over.",
        "so_far" => $"So far: nobody's window of {Window} is over yet.",
        "snapshot" => "From the audience snapshot.",
        "campaign" => "As the campaign itself states it.",
        _ => ReasonText.Spaced(basis),
    };

    private string Rule(string name) => (name, report.Campaign.Channel) switch
    {
        ("audience_size", Channel.Push) => FigureText.Of(name).Rule.Replace("eligible for the message", "eligible and with push enabled", StringComparison.Ordinal),
        ("conversion_rate", _) => $"{FigureText.Of(name).Rule} The window is {Window}.",
        _ => FigureText.Of(name).Rule,
    };

    private string Window => Wording.Hours(report.Campaign.ConversionWindowHours);
}
