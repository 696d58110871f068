using System.Text.Json;

namespace CampaignBatch.Reports.Publishing;

/// <summary>What a published site says of itself, in the file <see cref="FileName"/> at its top; the file also marks the folder as ours.</summary>
public sealed record Published
{
    /// <summary>Name of the file.</summary>
    public const string FileName = ".campaign-batch.json";

    private const int Schema = 1;

    /// <summary>The digest of everything the site was made from; equal inputs make an equal site.</summary>
    public required string Inputs { get; init; }

    /// <summary>The number of the worker that published it, where several share the site; null where nobody does.</summary>
    public long? Fence { get; init; }

    /// <summary>The digest of what a part was made from, by the part's name, such as <c>campaigns/spring</c>. Empty where the run gave none.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 in lower-case hex of every file of the site but this one, by path with "/", relative to the site.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Null where no site stands, or where what it says of itself is damaged: publish it anew.</summary>
    public static Published? Read(string outFolder)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(outFolder, FileName)));
            var root = json.RootElement;
            return root.GetProperty("schema").GetInt32() == Schema
                ? new Published { Inputs = Text(root.GetProperty("inputs")), Fence = root.TryGetProperty("fence", out var fence) ? fence.GetInt64() : null, Parts = Texts(root, "parts"), Files = Texts(root, "files") }
                : null;
        }
        catch (Exception e) when (WriteFault.IsOne(e) || e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a file of the site is there, with the very bytes it was published with.</summary>
    public bool IsWhole(string outFolder, string file)
    {
        try
        {
            return SiteTree.Below(outFolder, file) is { } path && SiteTree.Sha256(path) == Files.GetValueOrDefault(file);
        }
        catch (Exception e) when (WriteFault.IsOne(e))
        {
            return false;
        }
    }

    /// <summary>Files that are missing, changed, or not of the site, in order of path; none where the site is whole.</summary>
    public IReadOnlyList<string> Differences(string outFolder)
    {
        var found = SiteTree.Files(outFolder).Where(file => file != FileName).ToHashSet(StringComparer.Ordinal);
        return [.. Files.Where(file => !found.Contains(file.Key) || SiteTree.Sha256(Path.Combine(outFolder, file.Key)) != file.Value)
            .Select(file => file.Key)
            .Concat(found.Where(file => !Files.ContainsKey(file)))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The file's bytes; equal for equal content.</summary>
    internal byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("inputs", Inputs);
            if (Fence is { } fence)
            {
                json.WriteNumber("fence", fence);
            }

            Write(json, "parts", Parts);
            Write(json, "files", Files);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static Dictionary<string, string> Texts(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateObject().ToDictionary(text => text.Name, text => Text(text.Value), StringComparer.Ordinal);

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("null");
}
