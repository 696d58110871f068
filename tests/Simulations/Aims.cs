using CampaignBatch.Reports.Model;

namespace CampaignBatch.Simulations;

/// <summary>The aims of all worlds.</summary>
internal static class Aims
{
    private const double FalseShare = 0.05;

    /// <summary>Claims that a sound reading makes impossible, or nearly so, in a world.</summary>
    private static readonly Aim[] Strict =
    [
        Never("late-arm", Measure.Answer("variants", "A")),
        Never("sessions-of-recipients", Measure.False("sessions_before_during")),
        AtLeast("spoilt-split", Measure.Withheld("variants", "sample_ratio"), 55.0 / 60),
        AtLeast("planted", Measure.Found("variants"), 0.7),
        AtLeast("planted-conversion", Measure.Found("variants"), 0.7),
        AtLeast("planted-change", Measure.Found("change"), 0.5),
    ];

    public static IReadOnlyList<Aim> All { get; } =
    [
        .. from world in WorldCatalog.All
           // In uneven-days the rate that came about is not the expected one, and no interval by users can know.
           where world.TrueRate is not null && world.Name != "uneven-days"
           from measure in Rates(world)
           select new Aim(world.Name, measure, 0.93, 0.97),
        .. from world in WorldCatalog.All
           select new Aim(world.Name, Measure.AnyFalse, 0, FalseShare),
        .. Strict,
    ];

    public static IEnumerable<Aim> Of(SimulatedWorld world) => All.Where(a => a.World == world.Name);

    /// <summary>The opens of a push stand on the day of the open: there is no rate by day.</summary>
    private static string[] Rates(SimulatedWorld world) => world.Channel == Channel.Push
        ? [Measure.Coverage]
        : [Measure.Coverage, Measure.DayCoverage];

    private static Aim Never(string world, string measure) => new(world, measure, 0, 0) { IsStrict = true };

    private static Aim AtLeast(string world, string measure, double least) =>
        new(world, measure, least, 1) { IsStrict = true };
}
