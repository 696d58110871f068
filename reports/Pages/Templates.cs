using System.Collections.Frozen;
using System.Globalization;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// The pages' templates, read and judged once. What comes from data is encoded by construction (<see cref="TemplateLaw"/>);
/// an unknown name is an error; a page is whole or an error. Safe to use from several threads.
/// </summary>
public sealed class Templates
{
    /// <summary>A page beyond this many bytes is an error.</summary>
    public const int ByteBudget = 16 << 20;

    /// <summary>The same for a page that names every campaign there is: some 1.5 KB each, twenty thousand of them.</summary>
    public const int IndexByteBudget = 4 * ByteBudget;

    // A loop step is a cell of a table; an index of ten thousand campaigns takes some 200,000.
    private const int LoopLimit = 5_000_000;
    private const string LastLineOfPage = "</html>\n";
    private const string LastLineOfText = "~ ~ ~\n";
    private const string PageEnding = ".html", TextEnding = ".txt";

    private readonly TemplateFiles files;
    private readonly FrozenDictionary<string, Template> pages;

    /// <summary>The templates that the program was built with.</summary>
    public Templates() : this(TemplateFiles.Ours)
    {
    }

    /// <summary>Ours, and a template owner's in place of them.</summary>
    /// <exception cref="TemplateError">One is wrong; names template(line,column).</exception>
    public Templates(TemplateFiles files)
    {
        this.files = files;
        pages = files.Texts.Where(f => f.Key.EndsWith(PageEnding, StringComparison.Ordinal) || IsText(f.Key)).ToFrozenDictionary(f => f.Key, f => Parse(f.Key, f.Value));
        foreach (var (name, text) in files.Texts)
        {
            AssetLaw.Demand(files.Place(name), text);
        }
    }

    /// <summary>A file as it is: a style sheet or a script of our own.</summary>
    public string Text(string name) => files.Texts[name];

    /// <summary>A template owner's image; null where there is none.</summary>
    public byte[]? Image(string name) => files.Images.GetValueOrDefault(name);

    /// <summary>The whole page, or plain text by a template whose name ends with .txt.</summary>
    /// <param name="name">Path of the template, such as <c>campaign.html</c>.</param>
    /// <param name="model">Everything the template may name: text, <see cref="ScriptObject"/>s and lists of them.</param>
    /// <param name="byteBudget">A page beyond this many bytes is an error.</param>
    /// <exception cref="TemplateError">The template names what the model lacks, or the page is not whole.</exception>
    public string Render(string name, ScriptObject model, int byteBudget = ByteBudget)
    {
        var output = new PageOutput(name, byteBudget);
        try
        {
            pages[name].Render(Context(model, output));
        }
        catch (ScriptRuntimeException e)
        {
            throw new TemplateError($"{TemplateLaw.Place(e.Span)}: {e.OriginalMessage}", e);
        }

        var page = output.ToString();
        var last = IsText(name) ? LastLineOfText : LastLineOfPage;
        return page.EndsWith(last, StringComparison.Ordinal)
            ? page
            : throw new TemplateError($"{name}: the page does not end with {last.TrimEnd()}: it is not whole.");
    }

    private TemplateContext Context(ScriptObject model, PageOutput output)
    {
        var context = new TemplateContext(new ScriptObject { ["include"] = new BuiltinFunctions()["include"] })
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedTargetAccess = false,
            EnableRelaxedFunctionAccess = false,
            EnableRelaxedIndexerAccess = false,
            LimitToString = 0,
            OutputLimit = 0,
            LoopLimit = LoopLimit,
            RegexTimeOut = TimeSpan.FromSeconds(1),
            AutoIndent = false,
            NewLine = "\n",
            TemplateLoader = new PartLoader(),
        };
        foreach (var (path, page) in pages)
        {
            context.CachedTemplates.Add(path, page);
        }

        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(model);
        context.PushOutput(output);
        return context;
    }

    private Template Parse(string name, string text)
    {
        var template = Template.Parse(text, files.Place(name));
        if (template.HasErrors)
        {
            throw new TemplateError(string.Join('\n', template.Messages));
        }

        var includes = new HashSet<string>();
        new TemplateLaw(includes, IsText(name) ? PlainText.Encode : HtmlText.Encode).Visit(template.Page);
        var missing = includes.FirstOrDefault(part => !files.Texts.ContainsKey(part));
        return missing is null ? template : throw new TemplateError($"{files.Place(name)} includes '{missing}', which is no template.");
    }

    private static bool IsText(string name) => name.EndsWith(TextEnding, StringComparison.Ordinal);
}
