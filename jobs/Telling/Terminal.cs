namespace CampaignBatch.Jobs.Telling;

/// <summary>Where the program's words go.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Err">What went wrong.</param>
/// <param name="OutIsLive">Whether a person sees <paramref name="Out"/> on a terminal that can redraw lines.</param>
/// <param name="ErrIsLive">The same of <paramref name="Err"/>.</param>
/// <param name="Columns">Characters a line of the terminal has.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Err, bool OutIsLive = false, bool ErrIsLive = false, int Columns = 80)
{
    // A narrower terminal than this breaks lines as it pleases.
    private const int Narrowest = 60;

    /// <summary>Characters a line of <see cref="Out"/> may have; in a log a line is as long as it is.</summary>
    public int Width => OutIsLive ? Columns : int.MaxValue;

    /// <summary>What is typed or piped in.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    public static Terminal OfProcess()
    {
        var redraws = Environment.GetEnvironmentVariable("TERM") != "dumb";
        var (outIsLive, errIsLive) = (redraws && !Console.IsOutputRedirected, redraws && !Console.IsErrorRedirected);
        return new Terminal(Console.Out, Console.Error, outIsLive, errIsLive, outIsLive || errIsLive ? Math.Max(Narrowest, Console.WindowWidth) : Narrowest) { In = Console.In };
    }

    /// <summary>Says on <see cref="Err"/> what went wrong; one line in a log.</summary>
    public void Complain(string words)
    {
        foreach (var line in Sheet.Broken("campaign-batch: " + words, ErrIsLive ? Columns : int.MaxValue))
        {
            Err.WriteLine(line);
        }
    }
}
