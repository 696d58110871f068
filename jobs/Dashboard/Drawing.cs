using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>Draws components as HTML text; whatever text goes into them is escaped.</summary>
internal sealed class Drawing(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> Of<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters)).ConfigureAwait(true);
            return drawn.ToHtmlString();
        }).ConfigureAwait(false);
    }
}
