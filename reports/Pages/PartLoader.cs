using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Every part is read, judged and kept before the first page is rendered; nothing is loaded later.</summary>
internal sealed class PartLoader : ITemplateLoader
{
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        throw new TemplateError($"{TemplateLaw.Place(callerSpan)}: there is no template '{templatePath}'.");

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        ValueTask.FromResult<string?>(Load(context, callerSpan, templatePath));
}
