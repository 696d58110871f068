using Scriban.Parsing;
using Scriban.Syntax;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// What a template may hold: text, values, if, for and include of a named part. Everything else is refused, so that no
/// way is left to print a value that is not encoded, and no figure is computed here. Wraps each printed value on the way.
/// </summary>
internal sealed class TemplateLaw(ISet<string> includes, Func<string, string> encode) : ScriptVisitor
{
    private static readonly HashSet<Type> Allowed =
    [
        typeof(ScriptPage), typeof(ScriptBlockStatement), typeof(ScriptRawStatement), typeof(ScriptEscapeStatement), typeof(ScriptNopStatement),
        typeof(ScriptExpressionStatement), typeof(ScriptIfStatement), typeof(ScriptElseStatement), typeof(ScriptForStatement), typeof(ScriptEndStatement),
        typeof(ScriptVariableGlobal), typeof(ScriptMemberExpression), typeof(ScriptNestedExpression), typeof(ScriptLiteral),
        typeof(ScriptUnaryExpression), typeof(ScriptBinaryExpression), typeof(ScriptAssignExpression), typeof(ScriptFunctionCall),
        typeof(ScriptToken), typeof(ScriptKeyword), typeof(ScriptIdentifier),
    ];

    public override void Visit(ScriptExpressionStatement node)
    {
        base.Visit(node);
        if (node.Expression is { } printed and not (ScriptAssignExpression or ScriptFunctionCall))
        {
            node.Expression = new EscapedExpression(printed, encode);
        }
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node is not { Target: ScriptVariableGlobal { Name: "include" }, Arguments: [ScriptLiteral { Value: string name }], Parent: ScriptExpressionStatement })
        {
            throw Refused(node, "only include 'part' may be called, as a statement of its own");
        }

        includes.Add(name);
    }

    public override void Visit(ScriptBinaryExpression node)
    {
        if (node.Operator is not (ScriptBinaryOperator.And or ScriptBinaryOperator.Or or ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual))
        {
            throw Refused(node, "a template computes nothing");
        }

        base.Visit(node);
    }

    public override void Visit(ScriptUnaryExpression node)
    {
        if (node.Operator != ScriptUnaryOperator.Not)
        {
            throw Refused(node, "a template computes nothing");
        }

        base.Visit(node);
    }

    protected override void DefaultVisit(ScriptNode? node)
    {
        if (node is not null && !Allowed.Contains(node.GetType()) && node is not ScriptList)
        {
            throw Refused(node, "a template holds text, values, if, for and include only");
        }

        base.DefaultVisit(node);
    }

    private static TemplateError Refused(ScriptNode node, string why) => new($"{Place(node.Span)}: '{node}' is refused: {why}.");

    public static string Place(SourceSpan span) => $"{span.FileName}({span.Start.Line + 1},{span.Start.Column + 1})";
}
