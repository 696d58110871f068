namespace CampaignBatch.Reports.Model;

/// <summary>An example of a row that was put aside.</summary>
/// <param name="Reason">The fault's name, such as <c>no_user_id</c>.</param>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Row">Row number in the file, the first row is 1.</param>
public sealed record RowFinding(string Reason, string File, long Row);
