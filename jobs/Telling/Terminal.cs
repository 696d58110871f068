namespace CampaignBatch.Jobs.Telling;

/// <summary>Where the program's words go.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Err">What went wrong.</param>
/// <param name="OutIsLive">Whether a person sees <paramref name="Out"/> on a terminal that can redraw lines.</param>
/// <param name="ErrIsLive">The same of <paramref name="Err"/>.</param>
/// <param name="Width">Characters a line may have; a log has no limit.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Err, bool OutIsLive = false, bool ErrIsLive = false, int Width = int.MaxValue)
{
    // A narrower terminal than this breaks lines as it pleases.
    private const int Narrowest = 60;

    public static Terminal OfProcess()
    {
        var redraws = Environment.GetEnvironmentVariable("TERM") != "dumb";
        var outIsLive = redraws && !Console.IsOutputRedirected;
        return new Terminal(Console.Out, Console.Error, outIsLive, redraws && !Console.IsErrorRedirected, outIsLive ? Math.Max(Narrowest, Console.WindowWidth) : int.MaxValue);
    }
}
