using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Lets the configuration of options ask for a service:
/// <c>AddOptions&lt;T&gt;().Configure&lt;Connections&gt;((options, connections) =&gt; …)</c>.
/// </summary>
internal sealed class OptionsLambdas(RewriteContext context)
{
    private const int MaximumServices = 5;

    /// <summary>Finds the changes of the call around the lambda. Returns null if it does not configure options.</summary>
    public IReadOnlyList<TextChange>? FindChanges(CodePlace place, LambdaArgument argument)
    {
        if (argument.Method.Name is not ("Configure" or "PostConfigure")) return null;
        if (argument.Call.Expression is not MemberAccessExpressionSyntax { Name: var name }) return null;
        return argument.Method.ContainingType switch
        {
            { Name: "OptionsServiceCollectionExtensions" } => StartBuilder(place, argument, name),
            { Name: "OptionsBuilder" } => AddTypeArgument(place, argument, name),
            _ => null,
        };
    }

    private IReadOnlyList<TextChange>? StartBuilder(CodePlace place, LambdaArgument argument, SimpleNameSyntax name)
    {
        if (argument.Method.TypeArguments is not { Length: 1 } options) return null;
        if (argument.Parameter.Type is not INamedTypeSymbol { Name: "Action", Arity: 1 }) return null;
        string optionsType = name is GenericNameSyntax generic
            ? generic.TypeArgumentList.Arguments[0].ToString()
            : options[0].ToMinimalDisplayString(place.Model, name.SpanStart);
        SeparatedSyntaxList<ArgumentSyntax> arguments = argument.Call.ArgumentList.Arguments;
        string optionsName = arguments.Count > 1 ? string.Join(", ", arguments.Where(other => other != argument.Argument)) : "";
        string head = $"AddOptions<{optionsType}>({optionsName}).{name.Identifier.ValueText}<{WriteService(place)}>(";
        List<TextChange> changes = [new(TextSpan.FromBounds(name.SpanStart, argument.Argument.SpanStart), head)];
        if (argument.Call.Parent is not ExpressionStatementSyntax) changes.Add(CodeLayout.Insert(argument.Call.Span.End, ".Services"));
        return changes;
    }

    private IReadOnlyList<TextChange>? AddTypeArgument(CodePlace place, LambdaArgument argument, SimpleNameSyntax name)
    {
        if (argument.Method.Arity >= MaximumServices) return null;
        if (name is GenericNameSyntax generic)
            return [CodeLayout.Insert(generic.TypeArgumentList.GreaterThanToken.SpanStart, ", " + WriteService(place))];
        return argument.Method.Arity == 0 ? [CodeLayout.Insert(name.Span.End, $"<{WriteService(place)}>")] : null;
    }

    private string WriteService(CodePlace place) =>
        TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);
}
