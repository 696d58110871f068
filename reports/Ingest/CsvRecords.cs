namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The records of a CSV file, one after another, as bytes: to find what is wrong with one, and to write them anew.
/// </summary>
/// <param name="text">The text, from its beginning; closed with this.</param>
/// <param name="delimiter">What stands between two values.</param>
internal sealed class CsvRecords(Stream text, char delimiter) : IDisposable
{
    /// <summary>Bytes of the longest record that is read.</summary>
    public const int Longest = 16 << 20;

    private readonly byte[] _chunk = new byte[1 << 20];
    private byte[] _record = new byte[1 << 12];
    private int _length;
    private int _at;
    private int _filled;
    private long _nextLine = 1;
    private bool _isBegun;

    /// <summary>The bytes of the record, without its line end.</summary>
    public ReadOnlySpan<byte> Bytes => _record.AsSpan(0, _length);

    /// <summary>The line of the file that it begins in, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>How many values it has; 1 where it is blank.</summary>
    public int Values { get; private set; }

    /// <summary>
    /// Whether a quote opens in it that is not closed, within <see cref="Longest"/> or to the end of the file.
    /// </summary>
    public bool IsOpen { get; private set; }

    /// <summary>The value after whose closing quote more follows, from 1; 0 for none.</summary>
    public int TornValue { get; private set; }

    public bool Next()
    {
        SkipMark();
        (_length, Values, TornValue, Line) = (0, 1, 0, _nextLine);
        var state = State.Begin;
        for (var next = Take(); next >= 0; next = Take())
        {
            var letter = (byte)next;
            if (state != State.Quoted && letter is (byte)'\n' or (byte)'\r')
            {
                TakeTwin(letter);
                _nextLine++;
                IsOpen = false;
                return true;
            }

            _nextLine += IsLineEnd(letter) ? 1 : 0;
            Keep(letter);
            state = After(state, letter);
            if (_length == Longest)
            {
                IsOpen = state == State.Quoted;
                return true;
            }
        }

        IsOpen = state == State.Quoted;
        return _length > 0;
    }

    public void Dispose() => text.Dispose();

    private State After(State state, byte letter)
    {
        if (letter == delimiter && state != State.Quoted)
        {
            Values++;
            return State.Begin;
        }

        if (letter == '"')
        {
            return AfterQuote(state);
        }

        if (state == State.Closed && letter != ' ')
        {
            TornValue = TornValue == 0 ? Values : TornValue;
            return State.Plain;
        }

        return state == State.Begin && letter != ' ' ? State.Plain : state;
    }

    private static State AfterQuote(State state) => state switch
    {
        State.Begin or State.Closed => State.Quoted,
        State.Quoted => State.Closed,
        _ => state,
    };

    private bool IsLineEnd(byte letter) => letter == '\n' || (letter == '\r' && Peek() != '\n');

    private void SkipMark()
    {
        if (_isBegun)
        {
            return;
        }

        _isBegun = true;
        _filled = text.ReadAtLeast(_chunk, 3, throwOnEndOfStream: false);
        _at = _filled - CsvDialect.WithoutMark(_chunk.AsSpan(0, _filled)).Length;
    }

    private void TakeTwin(byte letter)
    {
        if (letter == '\r' && Peek() == '\n')
        {
            _at++;
        }
    }

    private int Take() => Peek() is >= 0 and var next ? Passed(next) : -1;

    private int Passed(int letter)
    {
        _at++;
        return letter;
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            (_at, _filled) = (0, text.Read(_chunk));
        }

        return _filled == 0 ? -1 : _chunk[_at];
    }

    private void Keep(byte letter)
    {
        if (_length == _record.Length)
        {
            Array.Resize(ref _record, _record.Length * 2);
        }

        _record[_length++] = letter;
    }

    /// <summary>Where in a value a record is read.</summary>
    private enum State
    {
        Begin,
        Plain,
        Quoted,
        Closed,
    }
}
