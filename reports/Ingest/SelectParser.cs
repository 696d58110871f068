using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Reads selects with the database's own parser, so that nothing is taken for text here that is run there.</summary>
internal sealed class SelectParser : IDisposable
{
    /// <summary>More than the database itself lets be nested.</summary>
    private const int Depth = 1 << 16;

    private readonly Database _database = new(64 << 20, 1, Path.GetTempPath());

    /// <summary>Why a text cannot be used as a select, and the line of it, from 1.</summary>
    public sealed record Fault(int Line, string Reason);

    /// <summary>The tree of a text that is one select, and no other statement.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="fault">Why it is no such; null where it is.</param>
    public JsonElement? Parse(string sql, out Fault? fault)
    {
        var json = (string)_database.Scalar($"select json_serialize_sql({Database.Quoted(sql)})::varchar")!;
        var answer = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Depth }).RootElement;
        fault = FaultOf(sql, answer);
        return fault is null ? answer.GetProperty("statements")[0] : null;
    }

    public void Dispose() => _database.Dispose();

    /// <summary>The line, from 1, in which a byte of a text stands.</summary>
    public static int LineOf(string sql, long location)
    {
        var bytes = Encoding.UTF8.GetBytes(sql);
        return 1 + bytes.AsSpan(0, (int)Math.Clamp(location, 0, bytes.Length)).Count((byte)'\n');
    }

    private static Fault? FaultOf(string sql, JsonElement answer)
    {
        if (!answer.GetProperty("error").GetBoolean())
        {
            var count = answer.GetProperty("statements").GetArrayLength();
            return count == 1 ? null : new Fault(1, $"it holds {count} statements, and a section is one select");
        }

        if (answer.GetProperty("error_type").GetString() != "parser")
        {
            return new Fault(1, "a section is one select, and no other statement; a pivot names its values with in (…)");
        }

        var message = answer.GetProperty("error_message").GetString()!.Split('\n')[0];
        var location = answer.TryGetProperty("position", out var position)
            && long.TryParse(position.GetString(), CultureInfo.InvariantCulture, out var at) ? at : 0;
        return new Fault(LineOf(sql, location), message);
    }
}
