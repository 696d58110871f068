using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// What Hangfire has to say, in our log: warnings and errors. Its own bridge asks for a new logger at every turn, also when the service is
/// no more, and then its workers stop.
/// </summary>
internal sealed partial class HangfireWords(ILogger log) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        var level = logLevel == LogLevel.Warn ? Microsoft.Extensions.Logging.LogLevel.Warning : Microsoft.Extensions.Logging.LogLevel.Error;
        if (logLevel < LogLevel.Warn || !log.IsEnabled(level))
        {
            return false;
        }

        if (messageFunc?.Invoke() is { } what)
        {
            Tell(level, what, exception?.Message);
        }

        return true;
    }

    [LoggerMessage(Message = "Hangfire: {What} {Why}")]
    private partial void Tell(Microsoft.Extensions.Logging.LogLevel level, string what, string? why);
}
