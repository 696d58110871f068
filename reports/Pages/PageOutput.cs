using System.Text;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Collects a page and refuses to grow beyond its budget: a page is whole or an error, never cut.</summary>
internal sealed class PageOutput(string page, long byteBudget) : IScriptOutput
{
    private readonly StringBuilder text = new();
    private long bytes;

    public void Write(string text, int offset, int count)
    {
        bytes += Encoding.UTF8.GetByteCount(text.AsSpan(offset, count));
        if (bytes > byteBudget)
        {
            throw new TemplateError($"{page}: the page is larger than {byteBudget:N0} bytes. Publish fewer rows on it, or raise the budget.");
        }

        this.text.Append(text, offset, count);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public override string ToString() => text.ToString();
}
