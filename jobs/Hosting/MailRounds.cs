using CampaignBatch.Jobs.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Sends the postman on his way, again and again.</summary>
internal sealed partial class MailRounds(Postman postman, TimeProvider clock, ILogger<MailRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hasBegun = false;
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                if (!hasBegun)
                {
                    postman.Begin();
                    hasBegun = true;
                }

                await postman.SendDue(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(error.GetType().Name, error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of mail failed: {Kind}: {Why}")]
    private partial void Failed(string kind, string why);
}
