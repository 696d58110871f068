using System.Text.Json;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>Somebody who sees a message before the login and taps it after is one person in the dumps of every vendor that knows both ids.</summary>
public sealed class PeopleOfVendors : IDisposable
{
    private const string Later = "timestamp '2026-02-15 11:00:00'", Sooner = "timestamp '2026-02-15 10:00:00'";

    private readonly DataFolder _folder = new();

    public static TheoryData<string, bool> Vendors => new MatrixTheoryData<string, bool>(["braze-currents", "ga4-firebase", "airship", "segment"], [true, false]);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Are_one_before_and_after_their_login_whatever_arrives_first(string source, bool messageFirst)
    {
        var (message, answer) = Files(source);
        Write(messageFirst ? message : answer);
        File.WriteAllText(_folder.Place("campaigns.csv"), "campaign_id,name,channel,starts_at\nc,Hello,in_app,2026-02-15T00:00:00Z\n");
        Run(source);
        Write(messageFirst ? answer : message);
        Run(source);
        using var report = _folder.Report("c");
        var kpis = report.RootElement.GetProperty("kpis");
        Assert.Equal(10, kpis.GetProperty("unique_impressions").GetProperty("value").GetInt64());
        Assert.Equal((4, 10), (kpis.GetProperty("user_tap_rate").GetProperty("numerator").GetInt64(), kpis.GetProperty("user_tap_rate").GetProperty("denominator").GetInt64()));
        Assert.Equal(0, report.RootElement.GetProperty("data_quality").GetProperty("orphans").GetInt64());
    }

    [Theory]
    [InlineData("identifies", "anonymous_id")]
    [InlineData("aliases", "previous_id")]
    public void Of_Segment_are_one_by_a_call_alone(string table, string alias)
    {
        _folder.Write("shop/in_app_message_viewed/0.parquet", $"select 'v' || i as id, 'n' || i as anonymous_id, null::varchar as user_id, 'c' as campaign_id, {Sooner} as received_at from range(10) t(i)");
        _folder.Write("shop/in_app_message_clicked/0.parquet", $"select 't' || i as id, 'u' || i as user_id, 'c' as campaign_id, {Later} as received_at from range(4) t(i)");
        _folder.Write($"shop/{table}/0.parquet", $"select 'n' || i as {alias}, 'u' || i as user_id from range(10) t(i)");
        Run("segment");
        using var report = _folder.Report("c");
        Assert.Equal(4, report.RootElement.GetProperty("kpis").GetProperty("tap_through_rate").GetProperty("numerator").GetInt64());
    }

    public void Dispose() => _folder.Dispose();

    // Ten people see it before they log in, and four of them again, and tap it, after.
    private static ((string File, string Select) Message, (string File, string Select) Answer) Files(string source) => source switch
    {
        "braze-currents" => (
            ("users.messages.inappmessage.Impression/1.parquet", $"select 'v' || i as id, 'b' || i as user_id, null::varchar as external_user_id, epoch({Sooner})::bigint as time, 'c' as campaign_id from range(10) t(i)"),
            ("users.messages.inappmessage.Click/1.parquet", $"select 't' || i as id, 'b' || i as user_id, 'u' || i as external_user_id, epoch({Later})::bigint as time, 'c' as campaign_id from range(4) t(i)")),
        "ga4-firebase" => (
            ("events_20260215.parquet", Ga4("fiam_impression", Sooner, "null::varchar", 10)),
            ("events_20260216.parquet", Ga4("fiam_action", Later, "'u' || i", 4))),
        "airship" => (
            ("airship/1.parquet", Airship("IN_APP_MESSAGE_DISPLAY", Sooner, "null::varchar", 10)),
            ("airship/2.parquet", Airship("IN_APP_MESSAGE_RESOLUTION", Later, "'u' || i", 4))),
        _ => (
            ("shop/in_app_message_viewed/0.parquet", $"select 'v' || i as id, 'n' || i as anonymous_id, null::varchar as user_id, 'c' as campaign_id, {Sooner} as received_at from range(10) t(i)"),
            ("shop/in_app_message_clicked/0.parquet", $"select 't' || i as id, 'n' || i as anonymous_id, 'u' || i as user_id, 'c' as campaign_id, {Later} as received_at from range(4) t(i)")),
    };

    private static string Ga4(string name, string time, string login, int people) =>
        $$"""
        select epoch_us({{time}}) as event_timestamp, '{{name}}' as event_name, 'p' || i as user_pseudo_id, {{login}} as user_id,
            [struct_pack(key := 'message_id', value := struct_pack(string_value := 'c', int_value := null::bigint))] as event_params
        from range({{people}}) t(i)
        """;

    private static string Airship(string type, string time, string login, int people) =>
        $$"""
        select '{{type}}' || i as id, '{{type}}' as type, {{time}} as occurred, {'ios_channel': 'ch' || i, 'named_user_id': {{login}}} as device, {'push_id': 'c', 'type': 'BUTTON_CLICK'} as body
        from range({{people}}) t(i)
        """;

    private void Write((string File, string Select) file) => _folder.Write(file.File, file.Select);

    private void Run(string source) => _folder.Run(s => s with { Source = source });
}
