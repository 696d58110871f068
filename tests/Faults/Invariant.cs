namespace CampaignBatch.Faults;

/// <summary>What must hold after every fault.</summary>
internal enum Invariant
{
    /// <summary>No site stands, or one of which every file is as it was published.</summary>
    SiteIsWhole,

    /// <summary>The site is, byte for byte, one that undisturbed runs make.</summary>
    SiteIsRight,

    /// <summary>The figures are those of the dumps that were read.</summary>
    FiguresAreRight,

    /// <summary>A dump that was not read is named on the site and by the program.</summary>
    BadInputIsNamed,

    /// <summary>No password, token or address of a recipient is in the site or in what the program says.</summary>
    SecretsStay,

    /// <summary>Hostile text of the data is text in every page.</summary>
    TextIsText,

    /// <summary>The program ends as the table of exit codes says, and not by a fault of its own.</summary>
    EndIsKnown,

    /// <summary>Once the fault is over, the program does what was left without help.</summary>
    Heals,

    /// <summary>Doing it again changes nothing.</summary>
    AgainIsStill,

    /// <summary>Nothing is written outside of the folders it was given.</summary>
    StaysInside,

    /// <summary>Nothing unfinished is left.</summary>
    NothingIsLeft,

    /// <summary>Each message is taken once, or as often more as its fate was in doubt, with equal bytes.</summary>
    MailArrivesOnce,

    /// <summary>Each due time has one run.</summary>
    DueTimesRunOnce,

    /// <summary>Of two workers, the one that was taken over from publishes nothing.</summary>
    OneWorkerPublishes,
}
