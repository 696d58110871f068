using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>A source is proposed for dumps of which nobody has said what they are.</summary>
public sealed class Proposals
{
    public static TheoryData<string> Shipped => [.. Source.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_sample_world_of_each_source_is_taken_for_what_it_is(string source)
    {
        using var folder = new DataFolder();
        var proposal = Assert.Single(Reports.Line.Propose(folder.Settings with { Data = SourceRun.Samples(source) }, TestContext.Current.CancellationToken));
        Assert.Equal(source, proposal.Source);
        Assert.Equal(proposal.Tried, proposal.Fitting);
    }

    [Fact]
    public void Nothing_is_proposed_for_files_whose_names_alone_fit()
    {
        using var folder = new DataFolder();
        folder.Write("events/a.parquet", "select 1 as x");
        folder.Write("event_type=users.messages.inappmessage.Impression/a.parquet", "select 1 as x");
        Assert.Empty(Reports.Line.Propose(folder.Settings, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_run_needs_to_know_its_source()
    {
        using var folder = DataFolder.WithGoodDump();
        Assert.Contains("for check", Assert.Throws<SettingsError>(() => folder.Run(s => s with { Source = Source.Auto })).Message, StringComparison.Ordinal);
    }
}
