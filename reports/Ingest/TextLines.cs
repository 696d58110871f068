namespace CampaignBatch.Reports.Ingest;

/// <summary>The lines of a text that are not blank, as bytes.</summary>
/// <param name="text">The text, from its beginning; closed with this.</param>
internal sealed class TextLines(Stream text) : IDisposable
{
    private byte[] _buffer = new byte[1 << 20];
    private int _from;
    private int _filled;
    private int _length;
    private int _passed;
    private bool _isBegun;

    /// <summary>The line, without its end.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_from, _length);

    /// <summary>Its number in the file, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the file ends with it, and without a line end.</summary>
    public bool IsLast { get; private set; }

    public bool Next()
    {
        while (Take())
        {
            if (Bytes.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => text.Dispose();

    private bool Take()
    {
        _from += _passed;
        _passed = 0;
        int end;
        while ((end = _buffer.AsSpan(_from, _filled - _from).IndexOf((byte)'\n')) < 0 && Fill())
        {
        }

        Number++;
        IsLast = end < 0;
        _length = IsLast ? _filled - _from : end;
        _passed = IsLast ? _length : end + 1;
        return _passed > 0;
    }

    private bool Fill()
    {
        _buffer.AsSpan(_from, _filled - _from).CopyTo(_buffer);
        (_from, _filled) = (0, _filled - _from);
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = text.Read(_buffer.AsSpan(_filled));
        _filled += count;
        if (!_isBegun)
        {
            _isBegun = true;
            _from = _filled - CsvDialect.WithoutMark(_buffer.AsSpan(0, _filled)).Length;
        }

        return count > 0;
    }
}
