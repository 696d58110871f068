using CampaignBatch.Reports;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>What the form of the campaigns asks for, read to the letter: what is not one of its buttons is refused, and never taken for all campaigns.</summary>
/// <param name="IsSend">Whether reports are to be mailed; else made anew.</param>
/// <param name="IsAll">Whether all campaigns are meant.</param>
/// <param name="Ids">Those that are meant where not all are; none where nobody selected any.</param>
/// <param name="Force">Whether to make reports anew though nothing is new.</param>
internal sealed record CampaignForm(bool IsSend, bool IsAll, IReadOnlyList<string> Ids, bool Force)
{
    private const string Run = "run", Send = "send", Do = "do";

    /// <exception cref="SettingsError">It asks for nothing that there is, or for several things at once.</exception>
    public static CampaignForm Read(IFormCollection form)
    {
        var asked = new[] { Run, Send, Do }.Where(form.ContainsKey).ToList();
        if (asked is not [var name] || form[name] is not [{ Length: > 0 } value])
        {
            throw new SettingsError($"What is to be done? One of {Run}, {Send} and {Do} has to be given, once.");
        }

        var isForced = IsForced(form);
        return (name, value) switch
        {
            (Run or Send, _) => new CampaignForm(name == Send, IsAll: false, [value], isForced),
            (_, "run-all" or "send-all") => new CampaignForm(value == "send-all", IsAll: true, [], isForced),
            (_, "run-some" or "send-some") => new CampaignForm(value == "send-some", IsAll: false, [.. form["id"].OfType<string>()], isForced),
            _ => throw new SettingsError($"{Do} is \"{value}\"; it must be run-all, run-some, send-all or send-some."),
        };
    }

    private static bool IsForced(IFormCollection form) => form["force"] switch
    {
        [] or [""] or ["false"] => false,
        ["true"] => true,
        _ => throw new SettingsError("force must be true or false."),
    };
}
