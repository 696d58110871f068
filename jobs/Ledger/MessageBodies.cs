using System.IO.Compression;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// The bytes of messages, packed: the first of a run and kind stands whole, the others say how they differ from it. What comes
/// out is what went in, to the byte.
/// </summary>
internal static class MessageBodies
{
    private const string Whole = "whole";
    private const string Light = "light";

    /// <summary>Packs the messages of a run. Takes a while for many: not for within a transaction.</summary>
    public static IReadOnlyList<MessageBody> Pack(IReadOnlyList<OutboxRow> messages) =>
    [
        .. from one in messages
           group (one.Id, one.Bytes) by one.Kind into alike
           from body in Pack([.. alike], Whole)
           select body,
        .. from one in messages
           where one.Light is not null
           group (one.Id, one.Light!) by one.Kind into alike
           from body in Pack([.. alike], Light)
           select body,
    ];

    public static void Add(LedgerPage page, IEnumerable<MessageBody> bodies)
    {
        foreach (var body in bodies)
        {
            page.Execute("insert into message_bodies (message, form, base, packed) values (@Message, @Form, @Base, @Packed)", body);
        }
    }

    /// <summary>A message with its bytes; as it is where they stand in the outbox itself, or were forgotten.</summary>
    public static OutboxRow Read(LedgerPage page, OutboxRow row)
    {
        var bodies = page.Rows<MessageBody>("select * from message_bodies where message = @Id", new { row.Id });
        if (bodies.Count == 0)
        {
            return row;
        }

        var light = bodies.SingleOrDefault(one => one.Form == Light);
        return row with
        {
            Bytes = Unpack(page, bodies.Single(one => one.Form == Whole)),
            Light = light is null ? null : Unpack(page, light),
        };
    }

    /// <summary>Removes bodies that no message needs, neither by itself nor as the base of another.</summary>
    public static int Sweep(LedgerPage page) => page.Execute(
        """
        delete from message_bodies
        where not exists (select 1 from outbox o where o.id = message_bodies.message and o.is_shed = 0)
            and not exists (select 1 from message_bodies d where d.base = message_bodies.message and d.form = message_bodies.form)
        """);

    private static IEnumerable<MessageBody> Pack(IReadOnlyList<(string Id, byte[] Bytes)> alike, string form)
    {
        var (first, bytes) = alike[0];
        yield return new MessageBody { Message = first, Form = form, Packed = Deflate(bytes) };
        var delta = alike.Count > 1 ? new LineDelta(bytes) : null;
        foreach (var (id, others) in alike.Skip(1))
        {
            yield return new MessageBody { Message = id, Form = form, Base = first, Packed = Deflate(delta!.Encode(others)) };
        }
    }

    private static byte[] Unpack(LedgerPage page, MessageBody body)
    {
        var bytes = Inflate(body.Packed);
        return body.Base is null
            ? bytes
            : LineDelta.Decode(Inflate(page.First<MessageBody>("select * from message_bodies where message = @Base and form = @Form", body)!.Packed), bytes);
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }
}
