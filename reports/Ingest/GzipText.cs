using System.IO.Compression;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// What gzip holds, all its members in a row, and an error where it is not whole. The runtime alone takes a file
/// that is cut, and one with
/// something else behind its end, for one that ends. So a member of our own is put behind the file: only what is
/// whole leads up to it.
/// </summary>
internal sealed class GzipText : Stream
{
    private static readonly byte[] Mark = "\u0001end of gzip \u0002\u0003\u0004"u8.ToArray();

    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _from;
    private int _until;
    private bool _isOver;

    private GzipText(Stream file) =>
        _unpacked = new GZipStream(new Followed(file, Packed(Mark)), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Takes over <paramref name="file"/>, which stands at its beginning.</summary>
    public static GzipText Open(Stream file) => new(file);

    /// <exception cref="InvalidDataException">It is damaged, or cut, or something else follows its end.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_isOver && _until - _from <= Mark.Length)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, _until - _from - (_isOver ? 0 : Mark.Length));
        _buffer.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        _buffer.AsSpan(_from, _until - _from).CopyTo(_buffer);
        (_from, _until) = (0, _until - _from);
        var count = _unpacked.Read(_buffer.AsSpan(_until));
        _until += count;
        if (count > 0)
        {
            return;
        }

        if (!_buffer.AsSpan(0, _until).EndsWith(Mark))
        {
            throw new InvalidDataException("The gzip does not end where the file does.");
        }

        _until -= Mark.Length;
        _isOver = true;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A file and some bytes behind its end.</summary>
    private sealed class Followed(Stream file, byte[] end) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = file.Read(buffer);
            if (count > 0)
            {
                return count;
            }

            var rest = end.AsSpan(_given, Math.Min(buffer.Length, end.Length - _given));
            rest.CopyTo(buffer);
            _given += rest.Length;
            return rest.Length;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
