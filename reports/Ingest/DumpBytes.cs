using System.IO.Compression;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The bytes of a dump of text: how they are compressed, and whether they are whole.</summary>
/// <param name="Path">Where the dump is.</param>
/// <param name="Compression">"none", "gzip" or "zstd", as the first bytes say; the name of the file decides
/// nothing.</param>
internal sealed record DumpBytes(string Path, string Compression)
{
    private const int Chunk = 1 << 20;

    /// <summary>The last byte that is no blank; 0 where there is none, or where it is not looked at.</summary>
    public byte Last { get; private init; }

    /// <summary>The first byte that is no blank; 0 where there is none, or where it is not looked at.</summary>
    public byte First { get; private init; }

    /// <summary>Whether it is a list of JSON behind a byte order mark, which the database does not see by itself.</summary>
    public bool IsMarkedList { get; private init; }

    /// <summary>Whether two line ends follow each other somewhere, within quotes or not.</summary>
    public bool HasBlankLines { get; private init; }

    /// <summary>Lines that are ended; of text without a quote they are rows.</summary>
    public long LineEnds { get; private init; }

    public bool HasQuotes { get; private init; }

    /// <summary>Looks at the first bytes only.</summary>
    /// <exception cref="RefusedDump">They are those of something else than text.</exception>
    public static DumpBytes Look(string path) => Guarded(() =>
    {
        using var file = OpenFile(path);
        var head = Head(file, FileSignature.Length);
        if (FileSignature.NotText(head) is { } other)
        {
            throw new RefusedDump($"it is {other}, whatever its name says: {Cure(other)}");
        }

        var compression = CompressionOf(head);
        return new DumpBytes(path, compression) { IsMarkedList = compression == "none" && IsList(head) };
    });

    /// <summary>What a file is that should be Parquet; null where its first bytes do not tell.</summary>
    public static string? NotParquet(string path)
    {
        try
        {
            using var file = OpenFile(path);
            return FileSignature.NotParquet(Head(file, FileSignature.Length));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Looks at all bytes: a compressed file must be whole, and its text be text.</summary>
    /// <exception cref="RefusedDump">It is cut or damaged, or something else than text.</exception>
    public static DumpBytes Read(string path, CancellationToken cancel)
    {
        var bytes = Look(path);
        if (bytes.Compression != "zstd")
        {
            return Guarded(() => bytes.Through(cancel));
        }

        Guarded(() => ZstdFrames.Demand(path));
        return bytes;
    }

    /// <summary>The text itself. Of zstd there is none: only the database reads it.</summary>
    public Stream Open() => Compression == "gzip" ? GzipText.Open(OpenFile(Path)) : OpenFile(Path);

    /// <summary>The first bytes of the text.</summary>
    public byte[] Head(int count) => Guarded(() =>
    {
        using var text = Open();
        return Head(text, count);
    });

    /// <summary>
    /// What <paramref name="read"/> makes of the bytes of a dump, whose faults are not those of the cache. Errors of the system are no faults of it.
    /// </summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            throw new RefusedDump(
                "its gzip is cut or damaged: the end or the check sum is not right. Have it sent again");
        }
        catch (IOException error) when (!SystemErrors.IsOne(error))
        {
            throw new RefusedDump($"it cannot be read: {error.Message}") { IsLasting = false };
        }
    }

    private static string CompressionOf(ReadOnlySpan<byte> head)
    {
        if (FileSignature.IsGzip(head))
        {
            return "gzip";
        }

        return FileSignature.IsZstd(head) ? "zstd" : "none";
    }

    private static string Cure(string other) => other switch
    {
        "Parquet" => "name it .parquet",
        "Avro" => "name it .avro",
        _ when other.Contains("UTF", StringComparison.Ordinal) => "save it as UTF-8",
        _ when other.Contains("Excel", StringComparison.Ordinal) => "save its sheet as CSV UTF-8",
        _ => "unpack it, or have it written as CSV, newline JSON or Parquet",
    };

    private static FileStream OpenFile(string path) =>
        new(path, new FileStreamOptions
        {
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = Chunk,
            Options = FileOptions.SequentialScan,
        });

    private static bool IsList(ReadOnlySpan<byte> text)
    {
        var rest = CsvDialect.WithoutMark(text);
        return rest.Length < text.Length && rest.TrimStart(" \t\r\n"u8).StartsWith("["u8);
    }

    private static byte[] Head(Stream text, int count)
    {
        var head = new byte[count];
        var length = text.ReadAtLeast(head, count, throwOnEndOfStream: false);
        return head[..length];
    }

    private DumpBytes Through(CancellationToken cancel)
    {
        using var text = Open();
        var look = new TextLook();
        var chunk = new byte[Chunk];
        for (var length = text.Read(chunk); length > 0; length = text.Read(chunk))
        {
            cancel.ThrowIfCancellationRequested();
            look.Take(chunk.AsSpan(0, length));
        }

        return this with
        {
            First = look.First,
            IsMarkedList = look.IsMarkedList,
            Last = look.Last,
            LineEnds = look.LineEnds,
            HasQuotes = look.HasQuotes,
            HasBlankLines = look.HasBlankLines,
        };
    }

    /// <summary>What is seen of a text in passing, at the speed of memory.</summary>
    private sealed class TextLook
    {
        private bool _isFirst = true;
        private long _feeds;
        private long _returns;
        private byte _end;
        private byte _beforeEnd;

        public byte First { get; private set; }

        public byte Last { get; private set; }

        public bool IsMarkedList { get; private set; }

        public bool HasBlankLines { get; private set; }

        public bool HasQuotes { get; private set; }

        /// <summary>A line ends by one letter or by two.</summary>
        public long LineEnds => Math.Max(_feeds, _returns);

        public void Take(ReadOnlySpan<byte> text)
        {
            if (_isFirst && FileSignature.NotText(text) is { } other)
            {
                throw new RefusedDump($"it holds {other}: {Cure(other)}");
            }

            var second = text.Length > 1 ? text[1] : (byte)0;
            HasBlankLines |= IsBlank([_beforeEnd, _end, text[0], second]);
            HasBlankLines |= IsBlank(text) || (_isFirst && text[0] is (byte)'\n' or (byte)'\r');
            var first = (_isFirst ? CsvDialect.WithoutMark(text) : text).TrimStart(" \t\r\n"u8);
            IsMarkedList |= _isFirst && IsList(text);
            First = First == 0 && first.Length > 0 ? first[0] : First;
            _isFirst = false;
            _feeds += text.Count((byte)'\n');
            _returns += text.Count((byte)'\r');
            HasQuotes |= text.Contains((byte)'"');
            var last = text.LastIndexOfAnyExcept(" \t\r\n"u8);
            Last = last < 0 ? Last : text[last];
            (_beforeEnd, _end) = (text.Length > 1 ? text[^2] : _end, text[^1]);
        }

        private static bool IsBlank(ReadOnlySpan<byte> text) =>
            text.IndexOf("\n\n"u8) >= 0 || text.IndexOf("\n\r"u8) >= 0 || text.IndexOf("\r\r"u8) >= 0;
    }
}
