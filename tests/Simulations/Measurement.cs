using CampaignBatch.Reports.Model;

namespace CampaignBatch.Simulations;

/// <summary>What the reports of a world amount to.</summary>
internal sealed class Measurement(WorldRun run)
{
    private readonly IReadOnlyList<ReadReport> _last = run.Looks[^1];

    private IReadOnlyDictionary<string, string> Planted => run.World.Planted;

    /// <summary>Campaigns that were measured.</summary>
    public int Campaigns => run.Campaigns.Count;

    public IReadOnlyList<Measure> All()
    {
        List<Measure> measures =
            [.. Coverage(), .. FalseClaims(), .. Found(), .. Intervals(), .. Withdrawn(), .. Answers()];
        // What an aim asks for and no report says has happened in none of them.
        var missing = Aims.Of(run.World).Where(a => measures.All(m => m.Name != a.Measure));
        return [.. measures, .. missing.Select(a => new Measure(a.Measure, Share.Of(0, Campaigns)))];
    }

    private IEnumerable<Measure> Coverage()
    {
        if (run.World.TrueRate is not { } truth)
        {
            yield break;
        }

        yield return new Measure(Measure.Coverage, Share.Of(_last, r => r.Rate is { } rate && rate.Covers(truth)));
        if (run.World.Channel == Channel.InApp)
        {
            var days = _last.Zip(run.Campaigns, (report, campaign) => DayCoverage(report, campaign, truth)).ToList();
            yield return new Measure(Measure.DayCoverage, Share.OfClusters(days));
        }
    }

    private static (int Hits, int Trials) DayCoverage(ReadReport report, WrittenCampaign campaign, double truth)
    {
        var days = report.Days.Where(d => d.Key < campaign.DayFactors.Count).ToList();
        return (days.Count(d => d.Value.Covers(truth * campaign.DayFactors[d.Key])), days.Count);
    }

    private IEnumerable<Measure> FalseClaims()
    {
        var claims = run.Looks.SelectMany(look => look)
            .SelectMany(report => report.Verdicts.Where(IsFalse), (report, verdict) => (report.Id, verdict.Question))
            .ToHashSet();
        yield return new Measure(Measure.AnyFalse, Share.Of(claims.Select(c => c.Id).Distinct().Count(), Campaigns));
        foreach (var question in Questions())
        {
            var count = claims.Count(c => c.Question == question);
            yield return new Measure(Measure.False(question), Share.Of(count, Campaigns));
        }
    }

    private IEnumerable<Measure> Found() =>
        from planted in Planted
        let found = LastVerdicts(planted.Key).Count(v => v.Answer == planted.Value)
        select new Measure(Measure.Found(planted.Key), Share.Of(found, Campaigns));

    private IEnumerable<Measure> Intervals() =>
        from question in Questions().Where(q => !Planted.ContainsKey(q))
        let intervals = LastVerdicts(question).Select(v => v.Interval).OfType<ReadRate>().ToList()
        where intervals.Count > 0
        select new Measure(Measure.IntervalCovers(question), Share.Of(intervals, i => i.Covers(0)));

    private IEnumerable<Measure> Withdrawn()
    {
        var claims = Enumerable.Range(0, Campaigns).SelectMany(_ => Questions(), HasWithdrawn).OfType<bool>().ToList();
        if (claims.Count > 0)
        {
            yield return new Measure(Measure.Withdrawn, Share.Of(claims, isWithdrawn => isWithdrawn));
        }
    }

    /// <summary>Whether some later look does not repeat the first claim about a question; null for no claim.</summary>
    private bool? HasWithdrawn(int campaign, string question)
    {
        var answers = run.Looks.Select(look => look[campaign].Verdicts.FirstOrDefault(v => v.Question == question))
            .SkipWhile(v => v is not { IsClaim: true })
            .Select(v => v?.Answer)
            .ToList();
        return answers.Count > 1 ? answers.Any(a => a != answers[0]) : null;
    }

    private IEnumerable<Measure> Answers() =>
        from question in Questions()
        from answer in LastVerdicts(question).GroupBy(Name).OrderBy(g => g.Key, StringComparer.Ordinal)
        select new Measure(answer.Key, Share.Of(answer.Count(), Campaigns));

    private IEnumerable<ReadVerdict> LastVerdicts(string question) =>
        _last.SelectMany(r => r.Verdicts).Where(v => v.Question == question);

    private IEnumerable<string> Questions() => _last.SelectMany(r => r.Verdicts).Select(v => v.Question).Distinct();

    private bool IsFalse(ReadVerdict verdict) =>
        verdict.IsClaim && Planted.GetValueOrDefault(verdict.Question) != verdict.Answer;

    private static string Name(ReadVerdict verdict) => verdict.WhyNot is { } reason
        ? Measure.Withheld(verdict.Question, reason)
        : Measure.Answer(verdict.Question, verdict.Answer);
}
