using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>One day of the session trend.</summary>
public sealed record OracleSessionDay(LocalDate Date, string Phase, bool Complete, long Sessions, double? Mean, double? Median);
