using System.Collections;
using Microsoft.Extensions.Configuration;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>Settings from one place: the settings file, the environment, or the options.</summary>
internal sealed class SettingsLayer
{
    public const string Section = "CampaignBatch";
    private const string Prefix = Section + "__";

    private readonly IConfigurationSection section;
    private readonly Func<string, string> origin;

    private SettingsLayer(IConfiguration all, Func<string, string> origin, bool isEnvironment = false)
    {
        section = all.GetSection(Section);
        this.origin = origin;
        IsEnvironment = isEnvironment;
    }

    /// <summary>Whether this is the environment, where a password may stand.</summary>
    public bool IsEnvironment { get; }

    /// <summary>Names in our section, known or not.</summary>
    public IEnumerable<string> Names => section.GetChildren().Where(IsSet).Select(setting => setting.Key);

    /// <summary>The file's settings; none where the default file does not exist.</summary>
    public static SettingsLayer OfFile(FileInfo file) =>
        new(new ConfigurationBuilder().AddJsonFile(file.FullName, optional: false).Build(), name => $"{name} in {file.FullName}");

    public static SettingsLayer OfEnvironment(IDictionary environment)
    {
        var ours = environment.Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        return OfMemory(
            ours.Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), variable.Value)),
            name => $"environment variable {Prefix.ToUpperInvariant()}{name.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal)}", isEnvironment: true);
    }

    public static SettingsLayer OfOptions(IEnumerable<(string Setting, string Option, string[] Values)> options)
    {
        var given = options.ToArray();
        var named = given.ToDictionary(option => option.Setting, option => option.Option, StringComparer.Ordinal);
        return OfMemory(
            given.SelectMany(option => option.Setting == "Campaigns"
                ? option.Values.Select((value, i) => KeyValuePair.Create($"{Section}:{option.Setting}:{i}", (string?)value))
                : [KeyValuePair.Create($"{Section}:{option.Setting}", option.Values.LastOrDefault())]),
            name => named[name]);
    }

    /// <summary>Where a setting of this layer was given, in the words of who gave it.</summary>
    public string Origin(string name) => origin(name);

    /// <summary>The text of a setting; null where this layer does not give it.</summary>
    public string? Text(string name) => section[name];

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        section[name] is { } one ? [one] : [.. section.GetSection(name).GetChildren().Select(item => item.Value).OfType<string>()];

    /// <summary>The settings that a setting of this layer holds; null where this layer does not give it.</summary>
    public SettingsItem? Item(string name) => IsSet(section.GetSection(name)) ? new SettingsItem(section.GetSection(name), Origin(name)) : null;

    /// <summary>The items of a list, each with settings of its own; null where this layer does not give the list.</summary>
    public IReadOnlyList<SettingsItem>? Items(string name) => !IsSet(section.GetSection(name)) ? null
        : [.. section.GetSection(name).GetChildren().Select(item => new SettingsItem(item, $"{(item["Name"] is { } called ? $"\"{called}\"" : $"item {item.Key}")} of {Origin(name)}"))];

    /// <summary>Names within a setting that has settings of its own.</summary>
    public IEnumerable<string> NamesIn(string name) => section.GetSection(name).GetChildren().Where(IsSet).Select(setting => setting.Key);

    private static SettingsLayer OfMemory(IEnumerable<KeyValuePair<string, string?>> settings, Func<string, string> origin, bool isEnvironment = false) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), origin, isEnvironment);

    private static bool IsSet(IConfigurationSection setting) => setting.Value is not null || setting.GetChildren().Any();
}
