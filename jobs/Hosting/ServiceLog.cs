using CampaignBatch.Jobs.Telling;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What happens, a line each, on standard error.</summary>
internal static class ServiceLog
{
    public static void To(Terminal terminal, ILoggingBuilder logging) => logging.AddProvider(new Lines(terminal));

    private sealed class Lines(Terminal terminal) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Line(terminal);

        public void Dispose()
        {
        }
    }

    private sealed class Line(Terminal terminal) : ILogger
    {
        private static readonly Lock Gate = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var text = exception is null ? formatter(state, null) : $"{formatter(state, exception)}: {exception.GetType().Name}: {exception.Message}";
                lock (Gate)
                {
                    terminal.Err.WriteLine($"{logLevel}: {Legible.Of(text, int.MaxValue)}");
                }
            }
        }
    }
}
