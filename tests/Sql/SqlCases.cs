using Xunit;

namespace CampaignBatch.Tests.Sql;

/// <summary>Each folder below cases/ is a test; its README tells how to add one.</summary>
public sealed class SqlCases
{
    public static TheoryData<string> Cases() => new(SqlCase.All());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_are_as_worked_out_by_hand(string name)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-case-");
        try
        {
            var differences = Differences(SqlCase.Of(name), folder.FullName);
            Assert.True(differences.Length == 0, $"{name}\n{differences}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Differences(SqlCase sqlCase, string trial)
    {
        var expected = sqlCase.Expected();
        Assert.NotEmpty(expected);
        var settings = sqlCase.Settings(trial);
        CaseDumps.Write(sqlCase, settings.Data);
        using var calculation = new CaseCalculation(settings, TestContext.Current.CancellationToken);
        var broken = calculation.Rows("checks.identities", ["campaign_id", "name", "left", "right", "holds"]).Where(r => r[^1] is not true);
        return string.Concat(expected.Select(e => e.Difference(calculation.Rows(e.Relation, e.Table.Columns)))
            .Concat(broken.Select(b => $"does not hold: {string.Join(" | ", b.Select(Cell.Text))}\n")));
    }
}
