using Scriban;
using Scriban.Syntax;

namespace CampaignBatch.Reports.Pages;

/// <summary>An expression whose value a template prints: text is encoded, <see cref="Html"/> is not, anything else is an error.</summary>
internal sealed class EscapedExpression(ScriptExpression inner, Func<string, string> encode) : ScriptExpression
{
    public override object Evaluate(TemplateContext context) => context.Evaluate(inner) switch
    {
        string text => encode(text),
        Html html => html.Markup,
        var other => throw new ScriptRuntimeException(inner.Span,
            $"'{inner}' is {other?.GetType().Name ?? "null"}; a template prints text that the page model has put in words"),
    };

    public override void PrintTo(ScriptPrinter printer) => inner.PrintTo(printer);

    public override void Accept(ScriptVisitor visitor) => inner.Accept(visitor);

    public override TResult Accept<TResult>(ScriptVisitor<TResult> visitor) => inner.Accept(visitor)!;
}
