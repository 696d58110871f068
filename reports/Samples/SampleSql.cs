namespace CampaignBatch.Reports.Samples;

/// <summary>The SQL files that sample worlds are made by.</summary>
internal static class SampleSql
{
    public static string Read(string relation)
    {
        var name = $"sql/0_samples/{relation}.sql";
        using var stream = typeof(SampleSql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
