using NodaTime;

namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>A message of a user on a day, with or without the response.</summary>
internal sealed record Trial(string User, LocalDate Day, bool IsResponse);
