using System.Data;
using System.Text.Json;
using Dapper;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>A list of texts as the ledger writes it: a JSON array.</summary>
internal sealed class ListText : SqlMapper.TypeHandler<IReadOnlyList<string>>
{
    public static string Of(IReadOnlyList<string> list) => JsonSerializer.Serialize(list);

    public override void SetValue(IDbDataParameter parameter, IReadOnlyList<string>? value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = Of(value ?? []);
    }

    public override IReadOnlyList<string> Parse(object value) => JsonSerializer.Deserialize<string[]>((string)value) ?? [];
}
