using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Timetable;

namespace CampaignBatch.Jobs.Running;

/// <summary>Runs as they are asked for, each with the key that makes it one run however often it is asked for.</summary>
internal static class Asked
{
    private const int IdLength = 16;

    // A due time this much in the past was missed: the tick comes every quarter of a minute.
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(2);

    /// <summary>What a schedule asks for.</summary>
    public static Run By(Schedule schedule, DueTime due, DateTimeOffset now) => Keyed(
        $"schedule {schedule.Name} {InstantText.Of(due.At)}",
        $"schedule {schedule.Name}",
        new Run
        {
            Cause = now - due.At > Punctual ? "catch-up" : "schedule",
            Schedule = schedule.Name,
            DueAt = due.At,
            Told = due.Passed > 1 ? string.Create(CultureInfo.InvariantCulture, $"{due.Passed - 1} earlier due times passed without a run; this one stands for them.") : null,
            AskedBy = "timetable",
            AskedAt = now,
            Campaigns = schedule.Campaigns,
            Channel = schedule.Channel,
            RunningOnly = schedule.RunningOnly,
            Refresh = schedule.Refresh,
            Mail = schedule.Mail,
            Recipients = schedule.To,
        });

    /// <summary>The mail of a due time whose run failed: the reports were made since.</summary>
    public static Run For(Run owed, DateTimeOffset now) => Keyed(
        $"mail of {owed.Id}",
        $"schedule {owed.Schedule}",
        new Run
        {
            Cause = "catch-up",
            Schedule = owed.Schedule,
            DueAt = owed.DueAt,
            Told = "The run of this due time failed; its mail is sent now that the reports were made.",
            AskedBy = "timetable",
            AskedAt = now,
            Campaigns = owed.Campaigns,
            Channel = owed.Channel,
            RunningOnly = owed.RunningOnly,
            Refresh = false,
            Mail = true,
            Recipients = owed.Recipients,
        });

    /// <summary>What a person asks for.</summary>
    /// <param name="asked">What.</param>
    /// <param name="ticket">That of the page it was asked on: pressing the button of one page again and again asks once.</param>
    public static Run By(Run asked, string ticket)
    {
        var subject = JsonSerializer.Serialize(new { asked.Cause, campaigns = asked.Campaigns.Order(StringComparer.Ordinal), asked.AsOf, asked.Force, asked.Refresh, asked.Mail, asked.Recipients });
        return Keyed($"{ticket} {subject}", subject, asked);
    }

    private static Run Keyed(string key, string subject, Run asked) => asked with { Key = key, Subject = Digest(subject), Id = Digest(key)[..IdLength] };

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
