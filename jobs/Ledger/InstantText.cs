using System.Data;
using System.Globalization;
using Dapper;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>An instant as the ledger writes it: UTC text to the millisecond, which sorts as it passes.</summary>
internal sealed class InstantText : SqlMapper.TypeHandler<DateTimeOffset>
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = Of(value);
    }

    public override DateTimeOffset Parse(object value) =>
        DateTimeOffset.ParseExact((string)value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
