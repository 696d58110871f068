using System.Globalization;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>Settings that belong together under one name, each from the last place that gives it: the password from the environment, the rest from a file.</summary>
/// <param name="layers">The places, later over earlier.</param>
/// <param name="group">Their name.</param>
/// <param name="known">The names there are in it.</param>
internal sealed class SettingsGroup(IReadOnlyList<SettingsLayer> layers, string group, params string[] known)
{
    /// <exception cref="SettingsError">A place gives a name that is none of those.</exception>
    public void DemandKnown()
    {
        foreach (var layer in layers)
        {
            if (layer.Text(group) is { } text)
            {
                throw new SettingsError($"{layer.Origin(group)} is \"{text}\"; it must have settings of its own: {string.Join(", ", known)}.");
            }

            if (layer.NamesIn(group).FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            {
                throw new SettingsError($"Unknown setting: {layer.Origin($"{group}:{unknown}")}. Settings of {group} are: {string.Join(", ", known)}.");
            }
        }
    }

    public bool Has(string name) => Place(name) is not null;

    /// <summary>The last place that gives it; null where none does.</summary>
    public SettingsLayer? Place(string name) => layers.LastOrDefault(layer => layer.NamesIn(group).Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>What it is called where it was given, or would be.</summary>
    public string Origin(string name) => Place(name)?.Origin(Path(name)) ?? Path(name);

    public IReadOnlyList<string> Texts(string name) => Place(name)?.Texts(Path(name)) ?? [];

    public string? Text(string name, Func<string, string?> read, string wanted) => Read(name, read, wanted);

    public T? Value<T>(string name, Func<string, T?> read, string wanted)
        where T : struct
    {
        var value = (T?)null;
        Read(name, text => (value = read(text)) is null ? null : text, wanted);
        return value;
    }

    public int? Whole(string name, int least, int most) => Value<int>(
        name,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public SettingsError Wrong(string name, string? text, string wanted) =>
        new($"{Origin(name)} is {(text is null ? "not a single value" : $"\"{text}\"")}; it must be {wanted}.");

    private string? Read(string name, Func<string, string?> read, string wanted) =>
        Place(name)?.Text(Path(name)) is { } text ? read(text) ?? throw Wrong(name, text, wanted)
        : Has(name) ? throw Wrong(name, null, wanted)
        : null;

    private string Path(string name) => $"{group}:{name}";
}
