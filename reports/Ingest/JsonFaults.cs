using System.Text.Json;
using System.Text.Unicode;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The line in which a JSON file that the database refuses is no JSON.</summary>
internal static class JsonFaults
{
    private const int Chunk = 1 << 20;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        MaxDepth = 1000,
    };

    /// <summary>Throws where a line is at fault.</summary>
    /// <exception cref="RefusedDump">Names the line, from 1.</exception>
    public static void Demand(DumpBytes bytes, CancellationToken cancel)
    {
        if (!IsByLine(bytes))
        {
            DemandWhole(bytes, cancel);
            return;
        }

        using var records = new TextLines(bytes.Open());
        while (records.Next())
        {
            cancel.ThrowIfCancellationRequested();
            DemandLine(records);
        }
    }

    /// <summary>Whether the first line is a value of its own.</summary>
    private static bool IsByLine(DumpBytes bytes)
    {
        using var lines = new TextLines(bytes.Open());
        return lines.Next() && IsJson(lines.Bytes, isWhole: true);
    }

    private static void DemandLine(TextLines lines)
    {
        if (!Utf8.IsValid(lines.Bytes))
        {
            throw NotText(lines.Number);
        }

        if (!IsJson(lines.Bytes, isWhole: true))
        {
            var isCut = lines.IsLast && IsJson(lines.Bytes, isWhole: false);
            throw isCut ? Cut(lines.Number) : NotJson(lines.Number);
        }
    }

    /// <summary>Whether a text is JSON, or the beginning of it.</summary>
    private static bool IsJson(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text, isWhole, new JsonReaderState(Options));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A value may go on over many lines: the file is read as one text.</summary>
    private static void DemandWhole(DumpBytes bytes, CancellationToken cancel)
    {
        using var text = bytes.Open();
        var buffer = new byte[Chunk];
        var filled = text.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var from = filled - CsvDialect.WithoutMark(buffer.AsSpan(0, filled)).Length;
        var state = new JsonReaderState(Options);
        for (var isLast = false; !isLast;)
        {
            cancel.ThrowIfCancellationRequested();
            isLast = filled < buffer.Length;
            var used = Pass(buffer.AsSpan(from, filled - from), ref state);
            if (isLast)
            {
                DemandEnd(buffer.AsSpan(from + used, filled - from - used), state);
            }

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

    /// <returns>Bytes that are read; what is left of them is the beginning of a value.</returns>
    private static int Pass(ReadOnlySpan<byte> text, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw NotJson((error.LineNumber ?? 0) + 1);
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private static void DemandEnd(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        var reader = new Utf8JsonReader(rest, isFinalBlock: true, state);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw Cut((error.LineNumber ?? 0) + 1);
        }
    }

    private static RefusedDump Cut(long line) =>
        RefusedDump.Because($"it is cut: it ends in the middle of line {line}. Have it sent again");

    private static RefusedDump NotJson(long line) => RefusedDump.Because($"line {line} is not JSON");

    private static RefusedDump NotText(long line) => RefusedDump.Because($"line {line} is not text in UTF-8");
}
