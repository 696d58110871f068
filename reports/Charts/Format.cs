namespace CampaignBatch.Reports.Charts;

/// <summary>The size of screen that a drawing is for. A unit is about a CSS pixel there, so that letters have the size they say.</summary>
internal sealed record Format
{
    /// <summary>A column of text on a desk or a tablet.</summary>
    public static readonly Format Desk = new() { Width = 720, Plot = 240, Letter = 14, Strong = 15, Tick = 72, Line = 2.5f, Point = 6.5f };

    /// <summary>A phone held upright.</summary>
    public static readonly Format Phone = new() { Width = 340, Plot = 190, Letter = 12.5f, Strong = 13.5f, Tick = 60, Line = 2f, Point = 4.5f };

    /// <summary>Units across.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the data, without the words above and below.</summary>
    public required float Plot { get; init; }

    /// <summary>Size of ordinary letters.</summary>
    public required float Letter { get; init; }

    /// <summary>Size of strong letters.</summary>
    public required float Strong { get; init; }

    /// <summary>Room that a day's tick needs, with its label.</summary>
    public required float Tick { get; init; }

    /// <summary>Width of a line.</summary>
    public required float Line { get; init; }

    /// <summary>Width of a point.</summary>
    public required float Point { get; init; }

    public bool IsPhone => this == Phone;

    /// <summary>From one line of text to the next.</summary>
    public float LineHeight => Letter + 5;
}
