using System.Globalization;

using DuckDB.NET.Data;

using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>Writes one file of a world after another, with a DuckDB of its own. Not for use by several threads at once.</summary>
internal sealed class SampleWriter : IDisposable
{
    private readonly SamplePlan plan;
    private readonly CancellationToken cancel;
    private readonly DuckDBConnection duck = new("DataSource=:memory:");
    private readonly string acts = SampleSql.Read("acts");
    private readonly string events = SampleSql.Read("events");
    private readonly string tallies = SampleSql.Read("tallies");

    public SampleWriter(SamplePlan plan, SampleSettings settings, int no, CancellationToken cancel)
    {
        this.plan = plan;
        this.cancel = cancel;
        duck.Open();
        // One thread keeps the order of rows, and so the bytes, the same on every machine; days are written side by side instead.
        Run("set threads = 1; set memory_limit = '400MB'; set TimeZone = 'UTC'; set preserve_insertion_order = true; create schema samples;");
        // Joins keep the order of their left side as long as nobody turns them round.
        Run("set disabled_optimizers = 'join_order,build_side_probe_side';");
        // Two databases that spill into one folder write over each other.
        Run(FormattableString.Invariant($"set temp_directory = '{Quoted(Path.Combine(settings.Out, ".spill", FormattableString.Invariant($"{no}")))}';"));
        Run(SampleSql.Read("slots"));
        Run(FormattableString.Invariant(
            $"insert into samples.world values ({Chance.Mix((ulong)settings.Seed)}::ubigint, {plan.Users}, {plan.RingStep}, 0, 0);"));
        AppendCampaigns();
    }

    public IReadOnlyList<SampleTally> WriteDay(int day, string file)
    {
        Prepare(day);
        Run("create or replace table samples.acts as " + acts);
        var counted = Tallies();
        Write(events, file, 60_000);
        return counted;
    }

    public void WriteAudience(int lastDay, string file)
    {
        Prepare(lastDay);
        Run("delete from samples.campaigns where campaign_no in (" + string.Join(", ", plan.Campaigns.Where(c => !c.HasSnapshot).Select(c => c.No).Append(-1)) + ");");
        Write(SampleSql.Read("audience"), file, 122_880);
    }

    public void WriteCampaigns(string file)
    {
        Run(SampleSql.Read("campaigns"));
        using (var appender = duck.CreateAppender("samples", "campaign_dump"))
        {
            foreach (var campaign in plan.Campaigns)
            {
                AppendDumped(appender.CreateRow(), campaign);
            }
        }

        Write("select * replace (variants::varchar[] as variants, allocation::double[] as allocation) from samples.campaign_dump", file, 2_048);
    }

    public void Dispose() => duck.Dispose();

    private void Prepare(int day)
    {
        var begin = plan.Calendar.Begin(day);
        Run(FormattableString.Invariant(
            $"update samples.world set from_us = {SampleCalendar.Microseconds(begin)}, to_us = {SampleCalendar.Microseconds(plan.Calendar.Begin(day + 1))};"));
        Run("delete from samples.slots; delete from samples.profiles;");
        AppendSlots(day);
        using var appender = duck.CreateAppender("samples", "profiles");
        foreach (var p in SampleProfiles.At(begin + NodaTime.Duration.FromHours(12)))
        {
            appender.CreateRow().AppendValue(p.No).AppendValue(p.Platform).AppendValue(p.AppVersion)
                .AppendValue(p.Country).AppendValue(p.Language).AppendValue(p.OffsetMinutes).EndRow();
        }
    }

    private void AppendSlots(int day)
    {
        using var appender = duck.CreateAppender("samples", "slots");
        var no = 0;
        foreach (var slot in new SampleDay(plan, day).Slots().Where(s => s.Events > 0))
        {
            appender.CreateRow().AppendValue(no++).AppendValue(slot.Stream).AppendValue(slot.CampaignNo).AppendValue(slot.Key)
                .AppendValue(slot.Events).AppendValue(slot.First).AppendValue(slot.Step).AppendValue(slot.From).AppendValue(slot.To)
                .AppendValue(slot.LagDays).AppendValue(slot.Turn).AppendValue(slot.MayBeLate).AppendValue(slot.Favourites).EndRow();
        }
    }

    private void AppendCampaigns()
    {
        using var appender = duck.CreateAppender("samples", "campaigns");
        foreach (var c in plan.Campaigns)
        {
            appender.CreateRow().AppendValue(c.No).AppendValue(c.Id).AppendValue(c.IsPush).AppendValue(c.HasVariants)
                .AppendValue(SampleCalendar.Microseconds(c.StartsAt)).AppendValue(c.AudienceFrom).AppendValue(c.AudienceSize).AppendValue(c.Messaged)
                .AppendValue(c.TapFirst).AppendValue(c.TapLast).AppendValue(c.TapDecay).AppendValue(c.BFactor).AppendValue(c.DismissRate)
                .AppendValue(c.BounceRate).AppendValue(c.OpenRate).AppendValue(c.GoalRate).AppendValue(c.Story.Goal).EndRow();
        }
    }

    private void AppendDumped(IDuckDBAppenderRow row, SampleCampaign c) =>
        row.AppendValue(c.Id).AppendValue(c.Name).AppendValue(c.IsPush ? "push" : "in_app")
            .AppendValue(c.StartsAt.ToDateTimeUtc()).AppendValue(c.EndsAt?.ToDateTimeUtc()).AppendValue(c.Zone?.Id)
            .AppendValue(c.Story.Goal).AppendValue(c.Story.GoalMinSessionSeconds).AppendValue(c.WindowHours)
            .AppendValue(c.StatedAudience).AppendValue(c.StatedAudience is null ? null : plan.Calendar.Begin(0).ToDateTimeUtc())
            .AppendValue(c.Story.Segment).AppendValue(c.Story.Description).AppendValue(c.Story.Title).AppendValue(c.Story.Body).AppendValue(c.Story.Trigger)
            .AppendValue(plan.Calendar.Begin(0).ToDateTimeUtc()).AppendValue(c.HasVariants ? "[A, B]" : null)
            .AppendValue(c.HasVariants ? "A" : null).AppendValue(c.HasVariants ? "[0.5, 0.5]" : null).AppendValue(c.HasVariants ? "response_rate" : null)
            .AppendValue(c.Story.Goal == "purchase" ? "EUR" : null).EndRow();

    private List<SampleTally> Tallies()
    {
        using var command = duck.CreateCommand();
        command.CommandText = tallies;
        using var reader = command.ExecuteReader();
        var counted = new List<SampleTally>();
        while (reader.Read())
        {
            counted.Add(new SampleTally(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2),
                !reader.IsDBNull(3) && reader.GetBoolean(3), reader.GetBoolean(4), reader.GetBoolean(5), reader.IsDBNull(6) ? null : reader.GetInt32(6), reader.GetInt64(7)));
        }

        return counted;
    }

    // A half-written file never bears a good name: it is renamed once it is whole.
    private void Write(string select, string file, int rowsAGroup)
    {
        var half = file + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Run(string.Create(CultureInfo.InvariantCulture,
                $"copy ({select}) to '{Quoted(half)}' (format parquet, compression zstd, compression_level 1, row_group_size {rowsAGroup});"));
            File.Move(half, file, overwrite: true);
        }
        catch (Exception e) 
        {
            throw new CannotWrite($"{file} cannot be written: {e.Message} Free some space or choose another folder with --out.", e);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private void Run(string sql)
    {
        cancel.ThrowIfCancellationRequested();
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var stop = cancel.Register(command.Cancel);
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);
}
