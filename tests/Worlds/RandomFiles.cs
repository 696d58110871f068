namespace CampaignBatch.Tests.Worlds;

/// <summary>Deals rows out to files, each in a form of its own.</summary>
internal sealed class RandomFiles(Dice dice)
{
    private static readonly string[] EventPaths =
    [
        "events/part-1.parquet", "events/part-2.parquet", "events/day=2026-01-31/part-1.parquet", "events/user_id=1/campaign_id=x/part.parquet",
        "events/deep/er/B.PARQUET", "events/a b'c.parquet", "events/Z.parquet", "events/ä.parquet",
    ];

    private static readonly string[] SkippedEventPaths = ["events/_copying.parquet", "events/.hidden.parquet", "events/part-9.parquet.tmp", "events/_tmp/part-3.parquet", "events/part-4.parquet.partial"];

    public IReadOnlyList<Dump<RawEvent>> OfEvents(IReadOnlyList<RawEvent> rows)
    {
        var files = Deal(rows, [.. dice.Shuffled(EventPaths).Take(dice.Between(1, 6))], Form);
        var others = rows.Take(20).Select(e => e with { EventId = $"9{e.EventId}" }).ToList();
        if (dice.Percent(30))
        {
            files.Add(new("events/refused-1.parquet", others) { Form = Form(), Fault = dice.One(DumpFault.Truncated, DumpFault.ZeroBytes, DumpFault.NotParquet) });
        }

        if (dice.Percent(30))
        {
            files.Add(new("events/refused-2.parquet", others) { Form = Form(), Fault = dice.One(DumpFault.NoUserColumn, DumpFault.IntegerTime, DumpFault.WordyTime) });
        }

        files.AddRange(SkippedEventPaths.Where(_ => dice.Percent(12)).Select(path => new Dump<RawEvent>(path, others)));
        return files;
    }

    public IReadOnlyList<Dump<RawCampaign>> OfCampaigns(IReadOnlyList<RawCampaign> rows)
    {
        var files = dice.Percent(50) ? Deal(rows, ["campaigns.parquet"], Form)
            : Deal(rows, ["campaigns/2026.parquet", "campaigns/extra.parquet", "campaigns/A.parquet"], Form);
        if (files.Count > 1 && dice.Percent(30))
        {
            files.Add(new("campaigns/_new.parquet", [rows[0] with { CampaignId = "c-skipped" }]));
        }

        return files;
    }

    public IReadOnlyList<Dump<RawMember>> OfAudience(IReadOnlyList<RawMember> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var files = Deal(rows, [.. dice.Shuffled(["audience/all.parquet", "audience/as_of=2020-01-01/part.parquet"]).Take(dice.Between(1, 2))], Form);
        if (dice.Percent(15))
        {
            files.Add(new("audience/broken.parquet", rows) { Fault = DumpFault.Truncated });
        }

        if (dice.Percent(15))
        {
            files.Add(new("audience/_tmp/all.parquet", rows));
        }

        return files;
    }

    private List<Dump<TRow>> Deal<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<string> paths, Func<DumpForm> form)
    {
        var dealt = paths.Select(_ => new List<TRow>()).ToList();
        foreach (var row in rows)
        {
            dice.One(dealt).Add(row);
        }

        return [.. paths.Zip(dealt, (path, own) => new Dump<TRow>(path, own) { Form = form() })];
    }

    private DumpForm Form() => new()
    {
        UpperCaseNames = dice.Percent(20),
        OmitsEmptyColumns = dice.Percent(50),
        HasExtraColumn = dice.Percent(20),
        TypedIds = dice.Percent(60),
        Time = (TimeForm)dice.Below(6),
        Codec = dice.One("zstd", "snappy", "gzip", "lz4", "uncompressed"),
        ColumnOrder = dice.Percent(50) ? 0 : dice.Roll(),
    };
}
