using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>data-samples/sources: the committed dumps are those that the world gives.</summary>
public sealed class SourceSamples
{
    public static TheoryData<string> Sources => [.. SourceWorld.Shapes.Keys];

    /// <summary>Set the variable CAMPAIGNBATCH_WRITE_SOURCES to write them anew instead.</summary>
    [Fact]
    public void Hold_the_rows_that_the_world_gives()
    {
        using var world = new SourceWorld();
        var made = Directory.CreateTempSubdirectory("campaign-batch-source-samples-");
        try
        {
            foreach (var (source, files) in SourceWorld.Shapes)
            {
                var committed = SourceRun.Samples(source);
                if (Environment.GetEnvironmentVariable("CAMPAIGNBATCH_WRITE_SOURCES") is not null)
                {
                    Directory.CreateDirectory(committed);
                    Directory.Delete(committed, recursive: true);
                    world.Write(source, committed);
                }

                var anew = Path.Combine(made.FullName, source);
                world.Write(source, anew);
                Assert.Equal(Names(anew), Names(committed));
                foreach (var file in files.Where(f => File.Exists(Path.Combine(anew, f.Path))))
                {
                    Assert.Equal(Rows(file.Read(anew)), Rows(file.Read(committed)));
                }
            }
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Are_small(string source) =>
        Assert.InRange(Names(SourceRun.Samples(source)).Sum(f => new FileInfo(Path.Combine(SourceRun.Samples(source), f)).Length), 10_000, 150_000);

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(f => f != "README.md").Order(StringComparer.Ordinal);

    // The schema, then each row as text.
    private static List<string> Rows(string read)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"set TimeZone = 'UTC'; select column_name || ' ' || column_type from (describe from {read}); ";
        var rows = Texts(command);
        command.CommandText = $"select to_json(t)::varchar from {read} as t";
        return [.. rows, .. Texts(command)];
    }

    private static List<string> Texts(DuckDBCommand command)
    {
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
