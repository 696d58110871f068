using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// report.arrow: an Arrow IPC file of one row. A column a table, a list of structs whose fields are the table's columns.
/// </summary>
public static class ArrowFile
{
    /// <summary>The file; the same tables give the same bytes.</summary>
    public static byte[] Of(CampaignTables tables)
    {
        using var stream = new MemoryStream();
        Write(tables, stream);
        return stream.ToArray();
    }

    /// <summary>Writes the file where <paramref name="stream"/> stands; it can be asked for its position.</summary>
    internal static void Write(CampaignTables tables, Stream stream)
    {
        var columns = DataColumns.All(tables).Select(t => (t.Name, Array: Rows(t.Table))).ToList();
        var schema = new Schema(columns.Select(c => new Field(c.Name, c.Array.Data.DataType, nullable: false)), null);
        // Held until all is written: the writer takes only the memory of the buffers, which is freed once nobody holds the buffers themselves.
        using var row = new RecordBatch(schema, columns.Select(c => c.Array), 1);
        using var writer = new ArrowFileWriter(stream, schema, leaveOpen: true);
        writer.WriteRecordBatch(row);
        writer.WriteEnd();
        GC.KeepAlive(tables);
    }

    /// <summary>The tables of such a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static CampaignTables Read(byte[] file)
    {
        using var reader = new ArrowFileReader(new MemoryStream(file, writable: false));
        var tables = reader.ReadNextRecordBatch() ?? throw new InvalidDataException("report.arrow holds no row.");
        RecordBatch Table(string name) => tables.Column(name) is ListArray { Values: StructArray rows } && rows.Data.DataType is StructType type
            ? new RecordBatch(new Schema(type.Fields, null), rows.Fields, rows.Length)
            : throw new InvalidDataException($"report.arrow holds no table '{name}'.");
        return new CampaignTables
        {
            Daily = Table("daily"),
            SessionDays = Table("session_days"),
            OpensByHour = Table("opens_by_hour"),
            OpensByOwnHour = Table("opens_by_own_hour"),
            Opens = Table("opens"),
            OpenDelays = Table("open_delays"),
            VariantDays = Table("variant_days"),
            Bounces = Table("bounces"),
            Variant = Table("variant"),
            Platform = Table("platform"),
            Country = Table("country"),
            AppVersion = Table("app_version"),
        };
    }

    private static ListArray Rows(RecordBatch table)
    {
        var fields = table.Schema.FieldsList.Select(field => new Field(field.Name, field.DataType, nullable: true)).ToList();
        var structs = new StructArray(new StructType(fields), table.Length, table.Arrays.Select(ArrowCopy.Of), ArrowBuffer.Empty);
        var offsets = new ArrowBuffer.Builder<int>().Append(0).Append(table.Length).Build();
        var item = new Field("item", structs.Data.DataType, nullable: false);
        return new ListArray(new ListType(item), 1, offsets, structs, ArrowBuffer.Empty);
    }
}
