namespace CampaignBatch.Jobs;

/// <summary>What the program says to whatever started it.</summary>
internal enum ExitCode
{
    /// <summary>All campaigns are published, or nothing was new.</summary>
    Done = 0,

    /// <summary>Some campaigns failed; the rest is published.</summary>
    SomeFailed = 1,

    /// <summary>Command, option or setting is wrong.</summary>
    Usage = 2,

    /// <summary>There is nothing to make a report of.</summary>
    NoUsableInput = 3,

    /// <summary>The system refuses: the site, the cache or the samples cannot be written, a dump not be read, or too few files may be open.</summary>
    CannotWrite = 4,

    /// <summary>A fault of this program.</summary>
    OurFault = 70,

    /// <summary>Ended by Ctrl-C or SIGTERM.</summary>
    Interrupted = 130,
}
