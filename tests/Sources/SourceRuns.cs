namespace CampaignBatch.Tests.Sources;

/// <summary>Each vendor's dump, run once for all tests that ask.</summary>
public sealed class SourceRuns : IDisposable
{
    private readonly Dictionary<string, SourceRun> _runs = new(StringComparer.Ordinal);

    internal SourceRun Of(string source)
    {
        if (!_runs.TryGetValue(source, out var run))
        {
            _runs[source] = run = new SourceRun(source);
        }

        return run;
    }

    public void Dispose() => _runs.Values.ToList().ForEach(r => r.Dispose());
}
