using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Whole numbers of JSON in their one spelling: 1.0, 1e0 and 10e-1 are 1. The database reads every number with a point or an exponent as a floating one,
/// which holds no more than 53 bits; here the digits are moved, and none is lost. Texts stay as they are.
/// </summary>
internal sealed class JsonNumbers
{
    /// <summary>A number of more digits is left as it is written: it is no id.</summary>
    private const int MostDigits = 1000;

    private const int Chunk = 1 << 20;

    private static readonly SearchValues<byte> Floating = SearchValues.Create(".eE"u8);

    private readonly IReadOnlySet<string> _members;
    private readonly Stream _to;
    private int _depth = 1;
    private bool _isWanted;

    private JsonNumbers(IReadOnlySet<string> members, Stream to) => (_members, _to) = (members, to);

    /// <summary>Writes a text of JSON anew, with the whole numbers within some members of its objects in their one spelling.</summary>
    /// <param name="bytes">The text: objects one after another, or a list of them.</param>
    /// <param name="path">Where the new text is to lie.</param>
    /// <param name="members">Names of the members.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="RefusedDump">It is no JSON.</exception>
    public static DumpBytes Write(DumpBytes bytes, string path, IReadOnlySet<string> members, CancellationToken cancel)
    {
        try
        {
            using var text = bytes.Open();
            using var to = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, Chunk);
            new JsonNumbers(members, to).Write(text, cancel);
        }
        catch (JsonException error)
        {
            JsonFaults.Demand(bytes, cancel);
            throw RefusedDump.Because($"line {(error.LineNumber ?? 0) + 1} is not JSON");
        }

        return new DumpBytes(path, "none");
    }

    /// <summary>The one spelling of a whole number; null for a number that is not whole, or has too many digits.</summary>
    /// <param name="number">As JSON writes it.</param>
    public static string? Spell(ReadOnlySpan<char> number)
    {
        var isNegative = number.StartsWith("-");
        var magnitude = isNegative ? number[1..] : number;
        var mark = magnitude.IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0 && !int.TryParse(magnitude[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var mantissa = mark < 0 ? magnitude : magnitude[..mark];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = string.Concat(whole, point < 0 ? "" : mantissa[(point + 1)..]);
        return Spell(isNegative, digits, (long)whole.Length + exponent);
    }

    /// <param name="isNegative">Its sign.</param>
    /// <param name="digits">All of them.</param>
    /// <param name="places">How many stand before the point; more than there are where zeros follow.</param>
    private static string? Spell(bool isNegative, string digits, long places)
    {
        var needed = digits.TrimEnd('0').Length;
        if (needed == 0 || digits.All(d => d == '0'))
        {
            return "0";
        }

        if (needed > places || places > MostDigits)
        {
            return null;
        }

        var before = digits.Length > places ? digits[..(int)places] : digits.PadRight((int)places, '0');
        return (isNegative ? "-" : "") + before.TrimStart('0');
    }

    private void Write(Stream text, CancellationToken cancel)
    {
        var buffer = new byte[Chunk];
        var filled = text.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var from = filled - CsvDialect.WithoutMark(buffer.AsSpan(0, filled)).Length;
        var state = new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, AllowTrailingCommas = true, MaxDepth = 1000 });
        for (var isLast = false; !isLast;)
        {
            cancel.ThrowIfCancellationRequested();
            isLast = filled < buffer.Length;
            var used = Pass(buffer.AsSpan(from, filled - from), isLast, ref state);
            var rest = filled - from - used;
            if (rest == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            buffer.AsSpan(from + used, rest).CopyTo(buffer);
            var space = buffer.AsSpan(rest);
            filled = isLast ? rest : rest + text.ReadAtLeast(space, space.Length, throwOnEndOfStream: false);
            from = 0;
        }
    }

    /// <returns>Bytes that are written; what is left of them is the beginning of a value.</returns>
    private int Pass(ReadOnlySpan<byte> text, bool isLast, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(text, isLast, state);
        var written = 0;
        while (reader.Read())
        {
            Look(ref reader);
            if (reader.TokenType != JsonTokenType.Number || !_isWanted || Spelled(reader.ValueSpan) is not { } number)
            {
                continue;
            }

            var at = (int)reader.TokenStartIndex;
            _to.Write(text[written..at]);
            _to.Write(Encoding.ASCII.GetBytes(number));
            written = at + reader.ValueSpan.Length;
        }

        state = reader.CurrentState;
        var used = (int)reader.BytesConsumed;
        _to.Write(text[written..used]);
        return used;
    }

    /// <summary>Which member of which object is read.</summary>
    private void Look(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0)
        {
            // Objects stand within a list, or one after another.
            _depth = reader.TokenType switch
            {
                JsonTokenType.StartArray => 2,
                JsonTokenType.EndArray => _depth,
                _ => 1,
            };
        }
        else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == _depth)
        {
            _isWanted = _members.Contains(reader.GetString()!);
        }
    }

    /// <summary>Null for what is in its one spelling already.</summary>
    private static string? Spelled(ReadOnlySpan<byte> number) =>
        number.IndexOfAny(Floating) < 0 ? null : Spell(Encoding.ASCII.GetString(number));
}
