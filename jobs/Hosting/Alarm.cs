using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What a person has to look at, said in the log.</summary>
internal sealed partial class Alarm(ILogger<Alarm> log)
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{What}")]
    public partial void Ring(string what);
}
