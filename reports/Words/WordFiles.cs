namespace CampaignBatch.Reports.Words;

/// <summary>The words that the program was built with.</summary>
internal static class WordFiles
{
    private const string Folder = "templates/";

    /// <summary>By path below the templates folder, with "/".</summary>
    public static IReadOnlyDictionary<string, string> Embedded { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(WordFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Name: resource.Replace('\\', '/')))
            .Where(r => r.Name.StartsWith(Folder + "words/", StringComparison.Ordinal))
            .ToDictionary(r => r.Name[Folder.Length..], r => Text(assembly.GetManifestResourceStream(r.Resource)!), StringComparer.Ordinal);
    }

    private static string Text(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
