using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What is answered where something failed: the asker's fault as what it is, and ours, which stands in the log.</summary>
internal static class ErrorResponses
{
    public static void UseFaults(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = Answer,
        SuppressDiagnosticsCallback = fault => Status(fault.Exception) != StatusCodes.Status500InternalServerError,
    });

    private static Task Answer(HttpContext context)
    {
        var status = Status(context.Features.Get<IExceptionHandlerFeature>()?.Error);
        return DoorKeeping.Answer(context, status, status switch
        {
            StatusCodes.Status500InternalServerError => "A fault of the program. Its log says more.",
            StatusCodes.Status413PayloadTooLarge => "This is too large: more than a form of ours can be.",
            _ => "This request cannot be read.",
        });
    }

    // A body is read where it is needed, and whoever does wraps what went wrong with it.
    private static int Status(Exception? error) => error switch
    {
        null => StatusCodes.Status500InternalServerError,
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => OfUnreadable(error),
        _ => StatusCodes.Status500InternalServerError,
    };

    private static int OfUnreadable(Exception error)
    {
        var inner = Status(error.InnerException);
        return inner == StatusCodes.Status500InternalServerError ? StatusCodes.Status400BadRequest : inner;
    }
}
