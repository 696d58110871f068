namespace CampaignBatch.Tests.Worlds;

/// <summary>A column of a dump: each value as text that DuckDB casts to the type.</summary>
internal sealed record Column<TRow>(string Name, string Type, bool IsNeeded, Func<TRow, string?> Text);
