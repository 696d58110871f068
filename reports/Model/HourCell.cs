namespace CampaignBatch.Reports.Model;

/// <summary>Push opens of one weekday and hour in the campaign's zone; an hour that a clock change repeats is one cell.</summary>
/// <param name="Weekday">1 = Monday … 7 = Sunday.</param>
/// <param name="Hour">0..23.</param>
/// <param name="Opens">Messages first opened then; cells of 0 are left out.</param>
public sealed record HourCell(int Weekday, int Hour, long Opens);
