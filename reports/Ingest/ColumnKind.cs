namespace CampaignBatch.Reports.Ingest;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>An identifier: as text, and empty text is no identifier.</summary>
    Id,

    /// <summary>Text; an integer, a uuid or bytes in UTF-8 are read as text.</summary>
    Text,

    /// <summary>An instant: a timestamp with or without zone (then UTC), or ISO 8601 text throughout. Never a bare integer, whose unit nobody stated.</summary>
    Instant,

    /// <summary>An instant: seconds since 1970 UTC, or what <see cref="Instant"/> takes. Of sources only, as are the three that follow.</summary>
    Seconds,

    Milliseconds,

    Microseconds,

    Nanoseconds,

    /// <summary>A number of any type.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of numbers of any type.</summary>
    Numbers,

    /// <summary>As it is. Of sources only.</summary>
    Any,

    /// <summary>A type of the database, for what is nested. Of sources only.</summary>
    Typed,
}
