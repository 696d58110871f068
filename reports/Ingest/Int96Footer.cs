using System.Buffers.Binary;
using Thrift;
using Thrift.Protocol;
using Thrift.Protocol.Entities;
using Thrift.Protocol.Utilities;
using Thrift.Transport.Client;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Copies a Parquet file under a footer that calls INT96 what it is, twelve bytes (FIXED_LEN_BYTE_ARRAY): pages of both are alike, and what stands in
/// them can then be seen as it is written. The fields are those of parquet.thrift in the Parquet format.
/// </summary>
internal static class Int96Footer
{
    private const int Int96 = 3, FixedLengthByteArray = 7, Length = 12;

    /// <summary>Bytes after the footer: its length, and "PAR1".</summary>
    private const int Tail = 8;

    /// <summary>Where the types of columns stand: in the schema, and in what each row group says of each column.</summary>
    private const string TypeInSchema = "/2/1", TypeInChunk = "/4/1/3/1", Statistics = "/4/1/3/12";

    /// <summary>Writes the copy.</summary>
    /// <exception cref="InvalidDataException">It has no footer that can be read.</exception>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public static async Task Copy(string path, string copy)
    {
        await using var file = Open(path);
        var tail = new byte[Tail];
        file.Seek(-Tail, SeekOrigin.End);
        await file.ReadExactlyAsync(tail);
        var (end, size) = (file.Length - Tail, BinaryPrimitives.ReadInt32LittleEndian(tail));
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8) || size <= 0 || size > end)
        {
            throw new InvalidDataException("it does not end as Parquet does");
        }

        var footer = new byte[size];
        file.Seek(end - size, SeekOrigin.Begin);
        await file.ReadExactlyAsync(footer);
        var patched = await Patch(footer);

        await using var written = File.Create(copy);
        file.Seek(0, SeekOrigin.Begin);
        await file.CopyToAsync(written);
        written.SetLength(end - size);
        written.Seek(0, SeekOrigin.End);
        await written.WriteAsync(patched);
        BinaryPrimitives.WriteInt32LittleEndian(tail, patched.Length);
        await written.WriteAsync(tail);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException("it cannot be opened any more", error);
        }
    }

    private static async Task<byte[]> Patch(byte[] footer)
    {
        try
        {
            var limits = new TConfiguration { MaxMessageSize = int.MaxValue, MaxFrameSize = int.MaxValue };
            using var from = new TCompactProtocol(new TMemoryBufferTransport(footer, limits));
            using var buffer = new TMemoryBufferTransport(limits);
            using var to = new TCompactProtocol(buffer);
            await Struct(from, to, "");
            return buffer.GetBuffer().AsSpan(0, buffer.Length).ToArray();
        }
        catch (Exception error) when (error is TException or IOException)
        {
            throw new InvalidDataException($"its footer cannot be read: {error.Message}", error);
        }
    }

    private static async Task Struct(TProtocol from, TProtocol to, string path)
    {
        await from.ReadStructBeginAsync();
        await to.WriteStructBeginAsync(new TStruct(""));
        var isInt96 = false;
        while (await from.ReadFieldBeginAsync() is { Type: not TType.Stop } field)
        {
            var at = $"{path}/{field.ID}";
            if (isInt96 && at == Statistics)
            {
                await Value(from, null, field.Type, at);
            }
            else if (at is TypeInSchema or TypeInChunk)
            {
                var type = await from.ReadI32Async();
                isInt96 = type == Int96;
                await Whole(to, field, isInt96 ? FixedLengthByteArray : type);
                if (isInt96 && at == TypeInSchema)
                {
                    await Whole(to, new TField("", TType.I32, 2), Length);
                }
            }
            else if (isInt96 && at is "/2/6" or "/2/10")
            {
                throw new InvalidDataException("its footer calls them by a second type, which the format does not know");
            }
            else if (isInt96 && at == "/2/2")
            {
                // A length that INT96 does not have, and that was given above.
                await from.ReadI32Async();
            }
            else
            {
                await to.WriteFieldBeginAsync(field);
                await Value(from, to, field.Type, at);
                await to.WriteFieldEndAsync();
            }

            await from.ReadFieldEndAsync();
        }

        await to.WriteFieldStopAsync();
        await to.WriteStructEndAsync();
        await from.ReadStructEndAsync();
    }

    private static async Task Whole(TProtocol to, TField field, int value)
    {
        await to.WriteFieldBeginAsync(field);
        await to.WriteI32Async(value);
        await to.WriteFieldEndAsync();
    }

    /// <summary>Copies a value, whatever it is; passes it over where there is nowhere to copy it to.</summary>
    private static async Task Value(TProtocol from, TProtocol? to, TType type, string path)
    {
        if (to is null)
        {
            await TProtocolUtil.SkipAsync(from, type, CancellationToken.None);
            return;
        }

        switch (type)
        {
            case TType.Struct:
                await Struct(from, to, path);
                break;
            case TType.List:
                var list = await from.ReadListBeginAsync();
                await to.WriteListBeginAsync(list);
                for (var i = 0; i < list.Count; i++)
                {
                    await Value(from, to, list.ElementType, path);
                }

                await to.WriteListEndAsync();
                await from.ReadListEndAsync();
                break;
            case TType.Bool:
                await to.WriteBoolAsync(await from.ReadBoolAsync());
                break;
            case TType.Byte:
                await to.WriteByteAsync(await from.ReadByteAsync());
                break;
            case TType.I16:
                await to.WriteI16Async(await from.ReadI16Async());
                break;
            case TType.I32:
                await to.WriteI32Async(await from.ReadI32Async());
                break;
            case TType.I64:
                await to.WriteI64Async(await from.ReadI64Async());
                break;
            case TType.Double:
                await to.WriteDoubleAsync(await from.ReadDoubleAsync());
                break;
            case TType.String:
                await to.WriteBinaryAsync(await from.ReadBinaryAsync());
                break;
            default:
                throw new TProtocolException(TProtocolException.NOT_IMPLEMENTED, $"The format has nothing of type {type}.");
        }
    }
}
