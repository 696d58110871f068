using NodaTime;

namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>Whole campaign weeks in a row, both days included.</summary>
public sealed record OracleWeeks(int Weeks, LocalDate First, LocalDate Last)
{
    public bool Holds(LocalDate day) => First <= day && day <= Last;
}
