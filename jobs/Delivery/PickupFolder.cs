using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Delivers into a folder, an .eml file a message, named by its Message-ID: the same message twice is one file.</summary>
internal sealed class PickupFolder(string folder) : IDelivery
{
    public string Place => Path.GetFullPath(folder);

    public Task<Answer> Deliver(Parcel parcel, Action atTheDoor, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        atTheDoor();
        var file = Path.Combine(Place, parcel.MessageId.Split('@')[0] + ".eml");
        try
        {
            Directory.CreateDirectory(Place);
            WholeFile.Write(file, parcel.Bytes);
            return Task.FromResult(new Answer(AnswerKind.Sent, $"Written to {file}"));
        }
        catch (CannotWrite error)
        {
            return Task.FromResult(new Answer(AnswerKind.RelayDown, error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new Answer(AnswerKind.RelayDown, $"The pickup folder cannot be written: {error.Message}"));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
