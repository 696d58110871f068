using System.Text;
using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>Messages of a run share their bytes in the ledger, and come out to the byte as they went in.</summary>
public sealed class Bodies
{
    [Fact]
    public void A_message_to_a_hundred_takes_little_more_than_one_to_one()
    {
        using var trial = new LedgerTrial();
        var random = new Random(1);
        var image = Convert.ToBase64String(Bytes(random, 300_000), Base64FormattingOptions.InsertLineBreaks);
        var rows = Enumerable.Range(0, 100)
            .Select(i => Row(i, $"To: reader{i}@example.org\r\n\r\nUnsubscribe: {random.NextInt64():x}\r\n\r\n{image}\r\n--end {i}--\r\n")).ToList();
        Add(trial, rows);
        Assert.All(rows, row => Assert.Equal(row.Bytes, trial.Ledger.Outbox.Find(row.Id)!.Bytes));
        Assert.All(rows, row => Assert.Equal(row.Light, trial.Ledger.Outbox.Find(row.Id)!.Light));
        var kept = trial.Database().Read(page => page.First<long>("select sum(length(packed)) from message_bodies"));
        Assert.InRange(kept, 300_000, 340_000);
    }

    [Fact]
    public void What_a_sender_claims_has_its_very_bytes_and_its_light_form()
    {
        using var trial = new LedgerTrial();
        Add(trial, [Row(0, "a\r\nb\r\n"), Row(1, "a\r\nc\r\n")]);
        for (var i = 0; i < 2; i++)
        {
            var claimed = trial.Ledger.Deliveries.Claim("one", trial.Clock.GetUtcNow(), TimeSpan.FromMinutes(1))!;
            Assert.Equal($"a\r\n{(claimed.Id == "m0" ? "b" : "c")}\r\n", Encoding.ASCII.GetString(claimed.Bytes));
            Assert.Equal("light " + claimed.Id, Encoding.ASCII.GetString(claimed.Light!));
        }
    }

    [Fact]
    public void A_message_that_is_there_already_stays_and_others_of_its_run_are_whole()
    {
        using var trial = new LedgerTrial();
        Add(trial, [Row(0, "first\r\nsame\r\n")]);
        Add(trial, [Row(0, "other\r\nsame\r\n"), Row(1, "next\r\nsame\r\n"), Row(2, "last\r\nsame\r\n")]);
        Assert.Equal(
            ["first", "next", "last"],
            Enumerable.Range(0, 3).Select(i => Encoding.ASCII.GetString(trial.Ledger.Outbox.Find($"m{i}")!.Bytes).Split('\r')[0]));
    }

    [Fact]
    public void Any_bytes_come_out_as_they_went_in()
    {
        var random = new Random(20260302);
        for (var i = 0; i < 3000; i++)
        {
            var (origin, target) = (Lines(random), Lines(random));
            if (i % 2 == 0)
            {
                target = Altered(random, origin);
            }

            Assert.Equal(target, LineDelta.Decode(origin, new LineDelta(origin).Encode(target)));
        }
    }

    [Fact]
    public void Steps_of_another_base_are_refused()
    {
        var steps = new LineDelta(Encoding.ASCII.GetBytes("a long line\nand another\n")).Encode(Encoding.ASCII.GetBytes("and another\n"));
        Assert.Throws<InvalidDataException>(() => LineDelta.Decode([1], steps));
    }

    private static OutboxRow Row(int i, string text) => new()
    {
        Id = $"m{i}", RunId = "id-k", Kind = "digest", Recipient = $"r{i}@example.org", RecipientHash = $"h{i}",
        Bytes = Encoding.ASCII.GetBytes(text), Light = Encoding.ASCII.GetBytes($"light m{i}"),
    };

    private static void Add(LedgerTrial trial, IReadOnlyList<OutboxRow> rows)
    {
        trial.Ledger.Runs.Ask(LedgerTrial.Asked("k"));
        var lease = trial.Ledger.Leases.Take("site", "one", TimeSpan.FromMinutes(1))!;
        trial.Ledger.End(lease, LedgerTrial.Asked("k") with { Token = lease.Token, EndedAt = trial.Clock.GetUtcNow() }, [], rows);
        trial.Ledger.Leases.Release(lease);
    }

    // Few different bytes, so that lines repeat; line ends are among them.
    private static byte[] Lines(Random random) => [.. Enumerable.Range(0, random.Next(60)).Select(_ => (byte)"\r\n\nab"[random.Next(5)])];

    private static byte[] Altered(Random random, byte[] bytes)
    {
        var list = bytes.ToList();
        for (var i = 0; i < 3 && list.Count > 0; i++)
        {
            list.RemoveAt(random.Next(list.Count));
            list.Insert(random.Next(list.Count + 1), (byte)random.Next(256));
        }

        return [.. list];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
