using Hangfire.Dashboard;
using CampaignBatch.Jobs.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>What an operator's form asks for. That the form is ours was looked at before.</summary>
/// <param name="work">Does it, and says where to go then.</param>
internal sealed class Posted(Func<HttpContext, IFormCollection, string> work) : IDashboardDispatcher
{
    public async Task Dispatch(DashboardContext context)
    {
        var http = context.GetHttpContext();
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (!http.IsOperator())
        {
            await DoorKeeping.Answer(http, StatusCodes.Status403Forbidden, "This is for operators.").ConfigureAwait(false);
        }
        else
        {
            try
            {
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                var where = work(http, await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false));
                http.Response.Headers.Location = http.RequestServices.GetRequiredService<BasePath>().To(where);
            }
            catch (Reports.SettingsError error)
            {
                http.Response.Headers.Remove("Location");
                await DoorKeeping.Answer(http, StatusCodes.Status422UnprocessableEntity, error.Message).ConfigureAwait(false);
            }
        }
    }
}
