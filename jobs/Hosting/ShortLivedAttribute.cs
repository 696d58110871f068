using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>A job that comes four times a minute: once done, well or not, it is forgotten soon.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShortLivedAttribute : JobFilterAttribute, IApplyStateFilter
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState.IsFinal)
        {
            context.JobExpirationTimeout = Kept;
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
