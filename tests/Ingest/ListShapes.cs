using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A list of records is read in every way that writers have for one, and what is none is refused by the name of its shape.</summary>
public sealed class ListShapes : IDisposable
{
    private const string Item = "{'key': 'message_id', 'value': {'string_value': 'c', 'int_value': null::bigint, 'float_value': null::double, 'double_value': null::double}}";

    private const string Text = """[{"key": "more", "value": {"int_value": "12"}}, {"key": "message_id", "value": {"string_value": "c"}}]""";

    private readonly DataFolder _folder = new();

    [Theory]
    [InlineData($"[{Item}] as event_params")]
    [InlineData($"{{'list': [{Item}]}} as event_params")]
    [InlineData($"{{'list': [{{'element': {Item}}}]}} as event_params")]
    [InlineData($"{{'array': [{Item}]}} as event_params")]
    [InlineData($"{{'bag': [{{'array_element': {Item}}}]}} as event_params")]
    [InlineData($"[{{'element': {Item}}}] as event_params")]
    [InlineData("map {'message_id': {'string_value': 'c', 'int_value': null::bigint}} as event_params")]
    [InlineData($"'{Text}' as event_params")]
    [InlineData($"'{Text}'::json as event_params")]
    [InlineData("[{'key': 'message_id', 'value': {'string_value': 'c'}}] as event_params")]
    [InlineData("[{'key': 'message_id', 'value': {'string_value': 'c', 'int_value': null::varchar, 'set_timestamp_micros': 5}}] as event_params")]
    public void A_list_is_read_however_its_writer_has_it(string column)
    {
        Write(column);
        _folder.Run(s => s with { Source = "ga4-firebase" });
        Assert.Equal(3, _folder.Impressions("c"));
    }

    [Theory]
    [InlineData("'message_id=c' as event_params", "event_params has another shape than the list of records that it should be: VARCHAR")]
    [InlineData("""'{"message_id": "c"}' as event_params""", "event_params has another shape")]
    [InlineData("{'message_id': 'c'} as event_params", "STRUCT(message_id VARCHAR)")]
    [InlineData("['message_id'] as event_params", "VARCHAR[]")]
    [InlineData("""'[{"name": "message_id", "text": "c"}]' as event_params""", "event_params has another shape")]
    [InlineData("[{'name': 'message_id', 'text': 'c'}] as event_params", "STRUCT(\"name\" VARCHAR, \"text\" VARCHAR)[]")]
    [InlineData("'message_id' as event_params_key, 'c' as event_params_value_string_value", "event_params is flattened into event_params_key, event_params_value_string_value")]
    [InlineData("""'message_id' as "event_params.key", 'c' as "event_params.value.string_value" """, "flattened into event_params.key")]
    [InlineData("1 as nothing", "it has no column event_params")]
    public void What_is_no_list_is_refused_by_its_shape(string column, string why)
    {
        Write(column);
        File.WriteAllText(_folder.Place("campaigns.csv"), "campaign_id,name,channel,starts_at\nc,Hello,in_app,2026-02-15T00:00:00Z\n");
        _folder.Write("events_20260214.parquet", Rows($"[{Item}] as event_params"));
        Verdicts.RefusesAlone(Reports.Line.Check(_folder.Settings with { Source = "ga4-firebase" }, cancel: TestContext.Current.CancellationToken), "events_20260215.parquet", why, goodRows: 3);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string column) => _folder.Write("events_20260215.parquet", Rows(column));

    private static string Rows(string column) =>
        $"select epoch_us(timestamp '2026-02-15 10:00:00') as event_timestamp, 'fiam_impression' as event_name, 'p' || i as user_pseudo_id, {column} from range(3) t(i)";
}
