namespace CampaignBatch.Faults;

/// <summary>One trial of a scenario: its seed, its folder, and what it checks with.</summary>
internal sealed class Trial : IDisposable
{
    /// <summary>Worlds are few, so that their reference sites are made once.</summary>
    private const int Worlds = 6;

    private readonly DirectoryInfo _top;

    public Trial(int seed)
    {
        Seed = seed;
        Dice = new Random(seed);
        World = new FaultWorld(seed % Worlds);
        _top = Directory.CreateTempSubdirectory("campaign-batch-fault-");
        Place = new TrialPlace(_top.FullName);
        Directory.CreateDirectory(Place.Disk);
        Program = new ProductProgram(Place);
        Check = new InvariantChecker(this);
    }

    public int Seed { get; }

    public Random Dice { get; }

    public FaultWorld World { get; }

    public TrialPlace Place { get; }

    public ProductProgram Program { get; }

    public InvariantChecker Check { get; }

    public ReferenceSites References => ReferenceSites.Of(World);

    /// <summary>Whether a site stands already and the last dump is news; otherwise the first run is the one that is disturbed.</summary>
    public bool HasSite { get; private set; }

    /// <summary>Whether its folder stays.</summary>
    public bool Keeps { get; set; }

    public T OneOf<T>(params ReadOnlySpan<T> choices) => choices[Dice.Next(choices.Length)];

    /// <summary>Writes all dumps; in half of the trials a site was made before the last of them came.</summary>
    public void Prepare()
    {
        World.WriteFirst(Place.Data);
        HasSite = Dice.Next(2) == 0;
        if (HasSite)
        {
            Reports.Line.Run(Place.Settings, progress: null, CancellationToken.None);
        }

        World.WriteLast(Place.Data);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!Keeps)
        {
            _top.Delete(recursive: true);
        }
        else if (Program.Traced is { } traced)
        {
            File.WriteAllText(Path.Combine(_top.FullName, "traced.txt"), traced);
        }
    }
}
