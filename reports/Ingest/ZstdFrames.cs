using System.Buffers.Binary;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Whether a zstd file ends where its last frame does. The database takes one that is cut for one that ends, and
/// gives fewer rows.
/// By RFC 8878: headers of frames and blocks are walked, nothing is unpacked.
/// </summary>
internal static class ZstdFrames
{
    private const uint Frame = 0xFD2FB528;
    private const uint FirstSkippable = 0x184D2A50;
    private const uint LastSkippable = 0x184D2A5F;

    /// <returns>Its bytes.</returns>
    /// <exception cref="RefusedDump">It is cut, or something else follows its end.</exception>
    public static long Demand(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            while (file.Position < file.Length)
            {
                Pass(file);
            }

            return file.Length;
        }
        catch (EndOfStreamException)
        {
            throw new RefusedDump("its zstd is cut: it ends before its last frame does. Have it sent again");
        }
    }

    private static void Pass(FileStream file)
    {
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(Bytes(file, 4));
        if (magic is >= FirstSkippable and <= LastSkippable)
        {
            Skip(file, BinaryPrimitives.ReadUInt32LittleEndian(Bytes(file, 4)));
            return;
        }

        if (magic != Frame)
        {
            throw new RefusedDump("something else follows the end of its zstd. Have it sent again");
        }

        var descriptor = Bytes(file, 1)[0];
        Skip(file, HeaderLength(descriptor));
        PassBlocks(file);
        var hasChecksum = (descriptor & 0b100) != 0;
        Skip(file, hasChecksum ? 4 : 0);
    }

    /// <summary>Bytes of the window, the dictionary's id and the content's size.</summary>
    private static int HeaderLength(byte descriptor)
    {
        var isSingle = (descriptor & 0b10_0000) != 0;
        int[] dictionary = [0, 1, 2, 4];
        int[] size = [isSingle ? 1 : 0, 2, 4, 8];
        return (isSingle ? 0 : 1) + dictionary[descriptor & 0b11] + size[descriptor >> 6];
    }

    private static void PassBlocks(FileStream file)
    {
        const int repeated = 1;
        for (var isLast = false; !isLast;)
        {
            var head = Bytes(file, 3);
            var block = head[0] | (head[1] << 8) | (head[2] << 16);
            isLast = (block & 1) != 0;
            var type = (block >> 1) & 0b11;
            Skip(file, type == repeated ? 1 : block >> 3);
        }
    }

    private static byte[] Bytes(FileStream file, int count)
    {
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void Skip(FileStream file, long count)
    {
        if (file.Length - file.Position < count)
        {
            throw new EndOfStreamException();
        }

        file.Seek(count, SeekOrigin.Current);
    }
}
