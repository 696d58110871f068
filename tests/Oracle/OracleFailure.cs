namespace CampaignBatch.Tests.Oracle;

/// <summary>A campaign without report.</summary>
/// <param name="Id">Null where the row has none.</param>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Place">File and row, of a row without id.</param>
public sealed record OracleFailure(string? Id, string Fault, string? Place);
