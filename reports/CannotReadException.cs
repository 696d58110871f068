namespace CampaignBatch.Reports;

/// <summary>
/// The operating system does not let a dump be read: a disk or network that fails, too few file handles, no permission. Nothing is said of the dump by that.
/// </summary>
public sealed class CannotReadException(string message, Exception? inner = null) : LineError(message, inner)
{
    /// <param name="file">The dump, relative to the data folder.</param>
    /// <param name="why">What the operating system said.</param>
    /// <param name="error">The error.</param>
    internal static CannotReadException Of(string file, string why, Exception error) => new(
        $"'{file}' cannot be read: {why.TrimEnd('.')}. This is a system error, not a fault of the file. "
        + "Check disk, network, permissions and the limit of open files (ulimit -n), then run again. The site stays as it was.",
        error);
}
