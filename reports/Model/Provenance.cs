namespace CampaignBatch.Reports.Model;

/// <summary>What a report was made from, and by what.</summary>
/// <param name="Inputs">Every dump read, in order of path.</param>
/// <param name="Program">Name and version of this program.</param>
/// <param name="DuckDb">Version of DuckDB.</param>
/// <param name="TimeZones">Version of the time zone data.</param>
/// <param name="SettingsHash">Digest of the settings that bear on figures, lower-case hex.</param>
public sealed record Provenance(IReadOnlyList<InputFile> Inputs, string Program, string DuckDb, string TimeZones, string SettingsHash);
