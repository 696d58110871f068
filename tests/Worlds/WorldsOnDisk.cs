using CampaignBatch.Tests.Oracle;
using DuckDB.NET.Data;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace CampaignBatch.Tests.Worlds;

public sealed class WorldsOnDisk
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Hold_the_rows_of_the_world_in_whatever_form(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-disk-");
        try
        {
            var world = RandomWorld.Make(seed);
            WorldWriter.Write(world, folder.FullName);
            foreach (var dump in OracleFiles.Readable(world.Events))
            {
                var expected = dump.Rows.Select(e => (e.EventId, e.UserId, e.OccurredAt)).ToList();
                Assert.Equal(expected, Read(Path.Combine(folder.FullName, dump.Path)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Of_one_seed_are_the_same_every_time()
    {
        var (one, other) = (RandomWorld.Make(17), RandomWorld.Make(17));
        Assert.Equal(one.Events.SelectMany(f => f.Rows), other.Events.SelectMany(f => f.Rows));
        Assert.Equal(one.AsOf, other.AsOf);
    }

    private static List<(string?, string?, Instant?)> Read(string path)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"""
            set TimeZone = 'UTC';
            select event_id::varchar, user_id::varchar, strftime(occurred_at::timestamptz::timestamp, '%Y-%m-%dT%H:%M:%S.%gZ')
            from read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', hive_partitioning = false)
            """;
        using var reader = command.ExecuteReader();
        var rows = new List<(string?, string?, Instant?)>();
        while (reader.Read())
        {
            rows.Add((Text(reader, 0), Text(reader, 1), Text(reader, 2) is { } at ? InstantPattern.ExtendedIso.Parse(at).Value : null));
        }

        return rows;
    }

    private static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
