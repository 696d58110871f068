using System.Globalization;
using CampaignBatch.Reports;
using Microsoft.Extensions.Configuration;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>A setting that has settings of its own, such as one schedule of a list.</summary>
/// <param name="section">What it holds.</param>
/// <param name="origin">Where it was given, in the words of who gave it.</param>
internal sealed class SettingsItem(IConfigurationSection section, string origin)
{
    public string Origin => origin;

    /// <exception cref="SettingsError">It holds a name that is none of those.</exception>
    public void DemandKnown(params string[] known)
    {
        if (section.Value is { } text)
        {
            throw new SettingsError($"{origin} is \"{text}\"; it must have settings of its own: {string.Join(", ", known)}.");
        }

        if (section.GetChildren().FirstOrDefault(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingsError($"Unknown setting {unknown.Key} in {origin}. Settings there are: {string.Join(", ", known)}.");
        }
    }

    public bool Has(string name) => section[name] is not null || section.GetSection(name).GetChildren().Any();

    /// <summary>Null where it is not given.</summary>
    public string? Text(string name) => Value(name, text => string.IsNullOrWhiteSpace(text) ? null : text, "filled");

    /// <summary>A list, or a single text as a list of one; null where it is not given.</summary>
    public IReadOnlyList<string>? Texts(string name) => !Has(name) ? null
        : section[name] is { } one ? [one]
        : [.. section.GetSection(name).GetChildren().Select(c => c.Value).OfType<string>()];

    public bool Bool(string name, bool otherwise) => Value<bool>(name, text => bool.TryParse(text, out var value) ? value : null, "true or false") ?? otherwise;

    public string? Value(string name, Func<string, string?> read, string wanted) =>
        !Has(name) ? null : section[name] is { } text && read(text) is { } value ? value : throw Wrong(name, section[name], wanted);

    public T? Value<T>(string name, Func<string, T?> read, string wanted)
        where T : struct =>
        !Has(name) ? null : section[name] is { } text && read(text) is { } value ? value : throw Wrong(name, section[name], wanted);

    public SettingsError Wrong(string name, string? text, string wanted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} of {origin} is {(text is null ? "not a single value" : $"\"{text}\"")}; it must be {wanted}."));

    public SettingsError Missing(string name, string wanted) => new($"{origin} has no {name}; it must be {wanted}.");
}
