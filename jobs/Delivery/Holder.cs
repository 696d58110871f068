using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Who is at a message: this very process, told from those before it with the same number.</summary>
/// <param name="Name">Machine, process and when that began.</param>
/// <param name="KnowsAll">Whether everybody who shares the ledger is on this machine, so that one who is gone can be seen to be.</param>
internal sealed record Holder(string Name, bool KnowsAll)
{
    private const char Apart = '/';
    private const string Form = "yyyyMMddHHmmss";

    // The system reckons a process's beginning from its own uptime, and not always to the same second.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(10);

    public static Holder OfThisProcess(bool knowsAll)
    {
        using var process = Process.GetCurrentProcess();
        return new Holder(
            string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}{Apart}{process.Id}{Apart}{process.StartTime.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture)}"),
            knowsAll);
    }

    /// <summary>Whether another one is known to have died. False where that cannot be known: its time will be over.</summary>
    public bool IsGone(string other) =>
        KnowsAll && other != Name && other.Split(Apart) is [var machine, var number, var begun] && machine == Environment.MachineName
        && int.TryParse(number, CultureInfo.InvariantCulture, out var id)
        && DateTime.TryParseExact(begun, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var since)
        && !Lives(id, since);

    private static bool Lives(int id, DateTime since)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && (process.StartTime.ToUniversalTime() - since).Duration() < Blur;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            return true;
        }
    }
}
