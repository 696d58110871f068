using CampaignBatch.Jobs.Delivery;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What goes from the pickup folder, and what stays.</summary>
public sealed class PickupRetentions : IDisposable
{
    private static readonly DateTime Begin = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-pickup-");

    [Fact]
    public void Old_messages_go_and_the_newest_and_files_of_others_stay()
    {
        Put("old", 3, Begin);
        Put("new", PickupRetention.NewestFiles, Begin.AddDays(31));
        var others = new[] { "readme.txt", "0123456789abcdef0123456789abcdef.eml.taken", "letter.eml" };
        foreach (var other in others)
        {
            Touch(other, Begin.AddYears(-1));
        }

        Assert.Equal(0, PickupRetention.Apply(folder.FullName, 31));
        Assert.Equal(3, PickupRetention.Apply(folder.FullName, 30));
        Assert.Equal(PickupRetention.NewestFiles + others.Length, folder.GetFiles().Length);
        Assert.Equal(0, PickupRetention.Apply(Path.Combine(folder.FullName, "not there"), 30));
    }

    [Fact]
    public void A_clock_that_jumped_ahead_removes_nothing_until_all_of_the_newest_files_are_of_it()
    {
        Put("old", PickupRetention.NewestFiles, Begin);
        Put("new", PickupRetention.NewestFiles - 1, Begin.AddYears(20));
        Assert.Equal(0, PickupRetention.Apply(folder.FullName, 30));
        Put("last", 1, Begin.AddYears(20));
        Assert.Equal(PickupRetention.NewestFiles, PickupRetention.Apply(folder.FullName, 30));
    }

    public void Dispose() => folder.Delete(true);

    private void Put(string name, int count, DateTime at)
    {
        for (var i = 0; i < count; i++)
        {
            Touch(Envelope.Key(name, $"{i}") + ".eml", at);
        }
    }

    private void Touch(string name, DateTime at)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, at);
    }
}
