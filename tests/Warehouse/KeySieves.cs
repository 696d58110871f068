using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using Xunit;

namespace CampaignBatch.Tests.Warehouse;

public sealed class KeySieves
{
    [Fact]
    public void Names_every_key_that_comes_again()
    {
        var sieve = new KeySieve(1000);
        var again = sieve.Again([Keys(Spread(0, 500)), Keys(Spread(499, 500))]).ToList();
        Assert.Contains(Spread(499, 1)[0], again);
        Assert.True(again.Count < 100, $"{again.Count} of 1,000 keys are named");
    }

    [Fact]
    public void Knows_after_it_was_saved_what_it_was_shown_before()
    {
        var file = Path.GetTempFileName();
        try
        {
            var sieve = new KeySieve(1000);
            Assert.Empty(sieve.Again([Keys(Spread(0, 1))]));
            sieve.Save(file);
            Assert.Equal(Spread(0, 1), KeySieve.Load(file)!.Again([Keys(Spread(0, 1))]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10_000)]
    public void A_file_of_a_size_that_no_sieve_has_is_none(int bytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, new byte[bytes]);
            Assert.Null(KeySieve.Load(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Keys that differ in all their bits, as hashes do.</summary>
    private static ulong[] Spread(int from, int count) => [.. Enumerable.Range(from, count).Select(n => (ulong)(n + 1) * 0x9E3779B97F4A7C15)];

    private static RecordBatch Keys(ulong[] keys) => new RecordBatch.Builder().Append("key", false, new UInt64Array.Builder().Append(keys).Build()).Build();
}
