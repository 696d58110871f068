using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>One campaign as a mail tells it: the same answers and cards as its page, and what to beware of.</summary>
internal sealed class LetterCampaign
{
    private const int LongestName = 120, LongestReason = 600;

    private readonly PublishedReport published;
    private readonly LetterFrame frame;
    private readonly Wording words;
    private readonly CampaignReport report;
    private readonly ZoneClock clock;
    private readonly KpiStrip strip;
    private readonly Answers answers;
    private readonly ChangeText change;

    public LetterCampaign(PublishedReport published, LetterFrame frame, Wording words)
    {
        (this.published, this.frame, this.words, report) = (published, frame, words, published.Report);
        clock = new ZoneClock(report.Campaign.TimeZone, words.Dates);
        strip = new KpiStrip(report, words, clock, new SqlFiles(new Dictionary<string, Rule>()));
        change = new ChangeText(report, words);
        answers = new Answers(report, words, clock, Trusted());
        Name = PlainText.Cut(report.Campaign.Name, LongestName);
    }

    /// <summary>As given, but cut: a mail has little room.</summary>
    public string Name { get; }

    /// <summary>"2 Mar 2026 – 31 Mar 2026": from its start up to where the data speak.</summary>
    public string Period => report.Status == CampaignStatus.Scheduled ? words.Say("mail_starts", ("day", words.Dates.Day(First)))
        : First == Last ? words.Dates.Day(First)
        : words.Say("days", ("first", words.Dates.Day(First)), ("last", words.Dates.Day(Last)));

    /// <summary>The claim of the report, or its name and period: the beginning of a subject.</summary>
    /// <param name="longest">Of the name.</param>
    public IEnumerable<string> Headline(int longest)
    {
        var name = PlainText.Cut(report.Campaign.Name, longest);
        return change.Short() is { } news ? [words.Say("mail_news", ("name", name), ("news", news))] : [name, Period];
    }

    /// <summary>How it counts in the subject of a digest: <c>failed</c>, <c>down</c>, <c>up</c>, <c>check</c>; null where there is nothing to say of it.</summary>
    public string? News
    {
        get
        {
            if (HasFailed)
            {
                return "failed";
            }

            if (report.Verdict("change") is { IsClaim: true, Answer: var answer })
            {
                return answer == "lower" ? "down" : "up";
            }

            return answers.Trust.Level == TrustLevel.Fine ? null : "check";
        }
    }

    /// <summary>In a word each, for a subject.</summary>
    public IEnumerable<string> Alarms
    {
        get
        {
            if (HasFailed)
            {
                yield return words["mail_check_failed"];
            }

            if (IsStale)
            {
                yield return words["mail_data_stale"];
            }
            else if (answers.Trust.Level != TrustLevel.Fine)
            {
                yield return new TrustText(words).Level(answers.Trust.Level);
            }
        }
    }

    /// <summary>What a list of mails shows beside the subject.</summary>
    public string Preview => string.Join(" · ", Alarms.Concat(strip.Headline().Take(2).Select(card => $"{card["label"]} {card["value"]}")));

    public ScriptObject Model() => new()
    {
        ["name"] = Name,
        ["channel"] = words["campaign_" + Codes.Of(report.Campaign.Channel)],
        ["status"] = words.Status(report.Status),
        ["period"] = Period,
        ["as_of"] = words.Say("as_of", ("time", clock.TellWithZone(report.AsOf))),
        ["warnings"] = Warnings().ToArray(),
        ["headline"] = strip.Headline().Select(Carded).Chunk(2).Select(pair => new ScriptObject { ["cards"] = pair }).ToArray(),
        ["compared"] = Compared(),
        ["trust"] = answers.Trust.Level == TrustLevel.Fine ? null : new TrustText(words).Level(answers.Trust.Level),
        ["href"] = frame.BaseUrl is { } at ? $"{at}/campaigns/{published.Slug}/index.html" : null,
    };

    /// <summary>The four questions that the page answers first.</summary>
    public ScriptObject[] Answers() =>
        [.. new[] { ("result", answers.Result()), ("change", answers.Change()), ("quality", answers.Quality()), ("next", answers.Next()) }
            .Select(answer => new ScriptObject { ["title"] = words["answer_" + answer.Item1], ["lines"] = answer.Item2.ToArray() })];

    /// <summary>The figures that a digest leaves out.</summary>
    public ScriptObject[] Others() => [.. strip.Others().Select(Carded)];

    /// <summary>What became of its rows.</summary>
    public string Data()
    {
        var rows = report.DataQuality;
        return words.Say("mail_rows", ("accepted", words.Count(rows.Accepted)), ("read", words.Count(rows.Read)), ("rejected", words.Count(rows.Rejected)), ("duplicates", words.Count(rows.Duplicates)))
            + (report.Checks.All(c => c.Holds) ? " " + words.Plural("mail_checks", report.Checks.Count) : "");
    }

    private DateOnly First => clock.Day(report.Campaign.StartsAt);

    // The end of the period is excluded: a campaign that ends at midnight has its last day before.
    private DateOnly Last => clock.Day(report.Campaign.EndsAt is { } end && end <= report.AsOf ? end.AddTicks(-1) : report.AsOf);

    private bool HasFailed => published.Failure is not null || report.Checks.Any(c => !c.Holds);

    private bool IsStale => report.Status == CampaignStatus.Running && frame.WrittenAt - report.AsOf > frame.StaleAfter;

    private string? Compared() => report switch
    {
        { Status: CampaignStatus.Scheduled } => null,
        { Comparison: { Recent: { } recent, Before: { } before, Figures.Count: > 0 } } => words.Say("mail_compared", ("recent", words.Span(recent)), ("before", words.Span(before))),
        { Comparison.Reason: { } reason } => words["not_comparable_" + reason],
        _ => null,
    };

    // A page cannot know how old its data are when it is read; a mail knows when it is written.
    private Trust Trusted()
    {
        // That a campaign which has not begun has no rows is no alarm.
        var trust = Trust.Of(report).Without("no_rows_yet");
        return IsStale ? trust.And(new TrustFinding("stale_data", TrustLevel.Look, (frame.WrittenAt - report.AsOf).TotalHours)) : trust;
    }

    // A mail has lines where the page has drawings. What is not compared is said once for all.
    private static ScriptObject Carded(ScriptObject card)
    {
        card["change"] = card["change"] is ScriptObject change && (string)change["mark"]! != "" ? change : null;
        card["lines"] = Lines(card);
        card["beneath"] = (card["beneath"] as ScriptObject[] ?? []).Select(item =>
        {
            item["lines"] = Lines(item);
            return item;
        }).ToArray();
        return card;
    }

    private static string[] Lines(ScriptObject figure) =>
        [.. new[] { figure["share"] as string, (figure["interval"] as ScriptObject)?["text"] as string }.OfType<string>().Concat((string[])figure["lines"]!)];

    private IEnumerable<string> Warnings()
    {
        if (published.Failure is { } failure)
        {
            yield return words.Say("mail_failed", ("why", PlainText.Cut(failure, LongestReason)));
        }

        foreach (var check in report.Checks.Where(c => !c.Holds))
        {
            yield return words.Say("mail_check", ("check", words.Identity(check.Name)), ("left", words.Count(check.Left)), ("right", words.Count(check.Right)));
        }

        if (IsStale)
        {
            yield return words.Say("mail_stale", ("time", clock.TellWithZone(report.AsOf)), ("age", Age(frame.WrittenAt - report.AsOf)));
        }
    }

    private string Age(TimeSpan age) => age.TotalDays >= 2 ? words.Plural("length_days", Math.Floor(age.TotalDays)) : words.Plural("length_hours", Math.Floor(age.TotalHours));
}
