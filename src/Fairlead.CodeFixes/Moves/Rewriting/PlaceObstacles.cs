using Fairlead.Analyzers.ConnectionIds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The places at which no code may ask for anything.</summary>
internal static class PlaceObstacles
{
    /// <summary>Finds why nothing can be asked at a place. Returns null if it can.</summary>
    public static string? Find(CodePlace place)
    {
        if (ConnectionSource.MustBeConstant(place.Node)) return DescribeConstant(place.Node);
        if (IsReplayed(place)) return "workflow code is replayed; do this in an activity, which may ask for the connection";
        return IsInExpressionTree(place)
            ? "an expression tree cannot ask for a connection; read the value into a variable first"
            : null;
    }

    private static string DescribeConstant(SyntaxNode place) => place.AncestorsAndSelf().FirstOrDefault(static node =>
        node is AttributeSyntax or ParameterSyntax or PatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax) switch
    {
        AttributeSyntax => "an attribute takes constants only",
        ParameterSyntax => "the default value of a parameter must be constant",
        null => "a constant cannot ask for anything",
        _ => "only a constant can be compared with here",
    };

    private static bool IsInExpressionTree(CodePlace place) => place.Node.AncestorsAndSelf()
        .OfType<AnonymousFunctionExpressionSyntax>()
        .Any(function => place.Model.GetTypeInfo(function).ConvertedType is INamedTypeSymbol { Name: "Expression" } type
            && TypeReferences.GetNamespace(type) == "System.Linq.Expressions");

    private static bool IsReplayed(CodePlace place)
    {
        if (!WorkflowCode.CanBeDeterministic(place.Model.Compilation)) return false;
        IOperation? operation = place.Node.AncestorsAndSelf().Select(node => place.Model.GetOperation(node))
            .FirstOrDefault(static operation => operation is not null);
        return operation is not null
            && new WorkflowCode(place.Model.Compilation, place.Document.Project.AnalyzerOptions)
                .IsDeterministic(operation, place.Model.GetEnclosingSymbol(place.Position));
    }
}
