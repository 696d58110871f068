using System.Text;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// Says bytes by those of a base: which stretches are copied from there, and what stands between them. Made for messages
/// that differ in some lines; right for any bytes.
/// </summary>
internal sealed class LineDelta
{
    private readonly byte[] origin;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <param name="origin">The bytes of the base.</param>
    public LineDelta(byte[] origin)
    {
        this.origin = origin;
        for (var at = 0; at < origin.Length;)
        {
            var length = LineLength(origin, at);
            places.TryAdd(Text(origin, at, length), at);
            at += length;
        }
    }

    /// <summary>Steps that make the target of the base: each a place and length to copy, and bytes to put after it.</summary>
    public byte[] Encode(byte[] target)
    {
        using var steps = new MemoryStream();
        using var writer = new BinaryWriter(steps, Encoding.UTF8);
        var (at, copied) = (0, new Stretch(0, 0));
        while (at < target.Length)
        {
            (copied, at) = Copy(target, at);
            var begin = at;
            while (at < target.Length && !places.ContainsKey(Text(target, at, LineLength(target, at))))
            {
                at += LineLength(target, at);
            }

            writer.Write7BitEncodedInt(copied.Place);
            writer.Write7BitEncodedInt(copied.Length);
            writer.Write7BitEncodedInt(at - begin);
            writer.Write(target, begin, at - begin);
        }

        writer.Flush();
        return steps.ToArray();
    }

    /// <summary>Makes the target again.</summary>
    /// <exception cref="InvalidDataException">The steps are not of this base.</exception>
    public static byte[] Decode(byte[] origin, byte[] steps)
    {
        using var target = new MemoryStream();
        using var reader = new BinaryReader(new MemoryStream(steps), Encoding.UTF8);
        while (reader.BaseStream.Position < steps.Length)
        {
            var (place, length) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            if (place < 0 || length < 0 || place > origin.Length - length)
            {
                throw new InvalidDataException("A message in the ledger is not made of the one that it says.");
            }

            target.Write(origin, place, length);
            target.Write(reader.ReadBytes(reader.Read7BitEncodedInt()));
        }

        return target.ToArray();
    }

    /// <summary>The stretch of the base that the target goes on with; nothing where its next line is not in the base.</summary>
    private (Stretch Copied, int At) Copy(byte[] target, int at)
    {
        if (!places.TryGetValue(Text(target, at, LineLength(target, at)), out var place))
        {
            return (new Stretch(0, 0), at);
        }

        var length = target.AsSpan(at).CommonPrefixLength(origin.AsSpan(place));
        return (new Stretch(place, length), at + length);
    }

    private static int LineLength(byte[] bytes, int at) =>
        bytes.AsSpan(at).IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : bytes.Length - at;

    private static string Text(byte[] bytes, int at, int length) => Encoding.Latin1.GetString(bytes, at, length);

    private readonly record struct Stretch(int Place, int Length);
}
