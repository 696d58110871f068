namespace CampaignBatch.Jobs.Delivery;

/// <summary>What became of one attempt at a message.</summary>
/// <param name="Kind">What follows from it.</param>
/// <param name="Text">The receiver's own words, or what went wrong; one line.</param>
internal sealed record Answer(AnswerKind Kind, string Text)
{
    private const int LongestText = 500;

    /// <summary>One line, cut where a receiver talks on and on.</summary>
    public string Text { get; } = Line(Text);

    private static string Line(string text)
    {
        var line = string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c))).Trim();
        return line.Length <= LongestText ? line : line[..LongestText] + " …";
    }
}
