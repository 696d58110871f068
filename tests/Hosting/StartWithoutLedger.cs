using CampaignBatch.Jobs.Commands;
using CampaignBatch.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A ledger that goes away while the service starts.</summary>
public sealed class StartWithoutLedger
{
    [Fact]
    public async Task It_is_said_and_is_no_fault_of_the_program()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService<Fallen>();
        using var host = builder.Build();
        var start = () => ServeCommand.Until(host, () => { }, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<CannotWrite>(start);
        Assert.Contains("The ledger could not be reached: gone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void So_it_is_where_it_goes_away_before()
    {
        var error = Assert.Throws<CannotWrite>(() => ServeCommand.WithLedger<int>(() => throw new NpgsqlException("gone")));
        Assert.Contains("The ledger could not be reached: gone", error.Message, StringComparison.Ordinal);
    }

    private sealed class Fallen : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new NpgsqlException("gone");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
