using System.Buffers.Binary;
using System.Text;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A Parquet file byte by byte, for what DuckDB reads but does not write: one row group, one plain page a column, no nulls, uncompressed.</summary>
internal sealed class HandmadeParquet
{
    /// <summary>Codecs by their number in the format's own list.</summary>
    public const int Uncompressed = 0, Lzo = 3, Lz4Framed = 5;

    private readonly List<(string Name, int Type, byte[] Values)> _columns = [];

    /// <param name="rows">Rows of every column.</param>
    public HandmadeParquet(int rows) => (Rows, RowsSaid) = (rows, rows);

    public int Rows { get; }

    /// <summary>Rows that the footer claims.</summary>
    public long RowsSaid { get; set; }

    /// <summary>The codec that the footer claims; the pages are as they are.</summary>
    public int Codec { get; set; }

    /// <summary>The instants that INT96 holds: nanoseconds of the day, and the Julian day.</summary>
    public HandmadeParquet Int96(string name, params (long Nanos, uint JulianDay)[] values) => With(name, 3, values.Select(v =>
    {
        var bytes = new byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, v.Nanos);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), v.JulianDay);
        return bytes;
    }));

    /// <summary>Byte arrays without annotation.</summary>
    public HandmadeParquet Bytes(string name, params string[] values) => With(name, 6, values.Select(v => Encoding.UTF8.GetBytes(v)).Select(v =>
    {
        var bytes = new byte[4 + v.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, v.Length);
        v.CopyTo(bytes, 4);
        return bytes;
    }));

    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        file.Write("PAR1"u8);
        var chunks = _columns.Select(c => Chunk(file, c)).ToList();
        var footer = new Compact()
            .Whole(1, 1)
            .List(2, [new Compact().Text(4, "schema").Whole(5, _columns.Count), .. _columns.SelectMany(Said)])
            .Long(3, RowsSaid)
            .List(4, [new Compact().List(1, chunks).Long(2, file.Length - 4).Long(3, RowsSaid)])
            .End();
        file.Write(footer);
        file.Write(BitConverter.GetBytes(footer.Length));
        file.Write("PAR1"u8);
        return file.ToArray();
    }

    private HandmadeParquet With(string name, int type, IEnumerable<byte[]> values)
    {
        _columns.Add((name, type, [.. values.SelectMany(v => v)]));
        return this;
    }

    /// <summary>What the schema says of a column; of "a.b", a struct of one member.</summary>
    private static IEnumerable<Compact> Said((string Name, int Type, byte[] Values) column)
    {
        var names = column.Name.Split('.');
        return [.. names[..^1].Select(n => new Compact().Whole(3, 0).Text(4, n).Whole(5, 1)), new Compact().Whole(1, column.Type).Whole(3, 0).Text(4, names[^1])];
    }

    private Compact Chunk(MemoryStream file, (string Name, int Type, byte[] Values) column)
    {
        var at = file.Length;
        file.Write(new Compact().Whole(1, 0).Whole(2, column.Values.Length).Whole(3, column.Values.Length)
            .Inner(5, new Compact().Whole(1, Rows).Whole(2, 0).Whole(3, 3).Whole(4, 3)).End());
        file.Write(column.Values);
        return new Compact().Long(2, at).Inner(3, new Compact()
            .Whole(1, column.Type).Wholes(2, [0]).Texts(3, column.Name.Split('.')).Whole(4, Codec)
            .Long(5, RowsSaid).Long(6, file.Length - at).Long(7, file.Length - at).Long(9, at));
    }

    /// <summary>A struct of Thrift's compact protocol.</summary>
    private sealed class Compact
    {
        private readonly List<byte> _bytes = [];
        private int _last;

        public Compact Whole(int field, int value) => Field(field, 5).Number(ZigZag(value));

        public Compact Long(int field, long value) => Field(field, 6).Number(ZigZag(value));

        public Compact Text(int field, string value) => Field(field, 8).Said(value);

        public Compact Inner(int field, Compact value)
        {
            Field(field, 12)._bytes.AddRange(value.End());
            return this;
        }

        public Compact Wholes(int field, IReadOnlyList<int> values) => Listed(field, 5, values, v => Number(ZigZag(v)));

        public Compact Texts(int field, IReadOnlyList<string> values) => Listed(field, 8, values, v => Said(v));

        public Compact List(int field, IReadOnlyList<Compact> values) => Listed(field, 12, values, v => _bytes.AddRange(v.End()));

        public byte[] End() => [.. _bytes, 0];

        private Compact Listed<T>(int field, int type, IReadOnlyList<T> values, Action<T> write)
        {
            Field(field, 9);
            if (values.Count < 15)
            {
                _bytes.Add((byte)(values.Count << 4 | type));
            }
            else
            {
                _bytes.Add((byte)(0xF0 | type));
                Number((ulong)values.Count);
            }

            foreach (var value in values)
            {
                write(value);
            }

            return this;
        }

        private Compact Field(int field, int type)
        {
            _bytes.Add((byte)((field - _last) << 4 | type));
            _last = field;
            return this;
        }

        private Compact Said(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            Number((ulong)bytes.Length);
            _bytes.AddRange(bytes);
            return this;
        }

        private Compact Number(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.Add((byte)(value | 0x80));
            }

            _bytes.Add((byte)value);
            return this;
        }

        private static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);
    }
}
