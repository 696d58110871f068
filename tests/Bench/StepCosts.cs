using System.Diagnostics;
using System.Globalization;
using CampaignBatch.Reports;

namespace CampaignBatch.Bench;

/// <summary>Where a run's processor time goes, step by step, as its progress tells of them.</summary>
internal sealed class StepCosts : IProgress<LineProgress>
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Dictionary<string, TimeSpan> _costs = [];
    private readonly Lock _gate = new();
    private TimeSpan _seen;

    public static int Measure(string data, string site, int steps)
    {
        var costs = new StepCosts();
        costs._seen = costs.Now();
        Line.Run(new LineSettings { Data = data, Out = site }, costs);
        foreach (var (step, cost) in costs._costs.OrderByDescending(c => c.Value).Take(steps))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost.TotalSeconds,8:0.00} CPU s  {step}"));
        }

        return 0;
    }

    /// <summary>A step is told at its end: what was spent since the last one is its own.</summary>
    public void Report(LineProgress value)
    {
        var step = value.Stage == LineStage.Compute ? $"{value.Stage} {value.What}" : value.Stage.ToString();
        lock (_gate)
        {
            var now = Now();
            _costs[step] = _costs.GetValueOrDefault(step) + now - _seen;
            _seen = now;
        }
    }

    private TimeSpan Now()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }
}
