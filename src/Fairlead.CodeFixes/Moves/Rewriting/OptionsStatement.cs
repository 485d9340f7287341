using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Moves a lambda that sets options of the framework, and gets no services, into a statement of its own where it does:
/// <c>AddStackExchangeRedisCache(_ =&gt; { }); services.AddOptions&lt;RedisCacheOptions&gt;().Configure&lt;Connections&gt;(…)</c>.
/// </summary>
internal sealed class OptionsStatement(RewriteContext context)
{
    /// <summary>Finds the changes. Returns null if the lambda sets no such options.</summary>
    public IReadOnlyList<TextChange>? FindChanges(CodePlace place, LambdaArgument argument)
    {
        if (argument.Parameter.Type is not INamedTypeSymbol { Name: "Action", Arity: 1 } action) return null;
        if (action.TypeArguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Class } options || !IsOfFramework(argument, options))
            return null;
        if (FindStatement(argument.Call) is not { } statement || FindServices(place, argument.Call) is not { } services) return null;
        if (FindName(place, argument, options) is not { } name) return null;

        string optionsType = TypeReferences.Write(place, context.Edits, TypeReferences.GetNamespace(options), options.Name);
        string service = TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);
        TypeReferences.AddExtensions(place, context.Edits, ServiceProviders.Namespace, "OptionsServiceCollectionExtensions");
        TextSpan lambda = argument.Argument.Expression.Span;
        string moved = context.Edits.Move(place.Document.Id, lambda, lambda, "_ => { }");
        return
        [
            CodeLayout.InsertAfter(
                place, statement, $"{services}.AddOptions<{optionsType}>({name}).Configure<{service}>({moved});"),
        ];
    }

    /// <summary>Methods of the framework put such lambdas where options are configured; what others do is not known.</summary>
    private static bool IsOfFramework(LambdaArgument argument, INamedTypeSymbol options) =>
        options.Name.EndsWith("Options", StringComparison.Ordinal)
        && argument.Method.IsExtensionMethod && argument.Method.Name.StartsWith("Add", StringComparison.Ordinal)
        && options.InstanceConstructors.Any(static constructor => constructor.Parameters.IsEmpty)
        && (argument.Method.ContainingAssembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || argument.Method.ContainingAssembly.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    private static StatementSyntax? FindStatement(SyntaxNode call)
    {
        while (call.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax) call = call.Parent;
        return call.Parent as ExpressionStatementSyntax;
    }

    /// <summary>Finds the services that the chain of calls begins with.</summary>
    private static string? FindServices(CodePlace place, ExpressionSyntax call)
    {
        while (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            call = access.Expression;
            bool isSimple = call is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax };
            if (isSimple && place.Model.GetTypeInfo(call).Type is { Name: "IServiceCollection" }) return call.ToString();
        }
        return null;
    }

    /// <summary>Finds the name of the options: nothing, or that of an authentication scheme.</summary>
    private string? FindName(CodePlace place, LambdaArgument argument, INamedTypeSymbol options)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = argument.Call.ArgumentList.Arguments;
        bool isScheme = argument.Method.Parameters[0].Type is { Name: "AuthenticationBuilder" };
        if (!isScheme) return arguments.Count == 1 ? "" : null;
        bool isNamed = arguments.Count > 1;
        if (isNamed) return argument.Method.Parameters[1].Type.SpecialType == SpecialType.System_String ? arguments[0].ToString() : null;

        string defaults = options.Name.Substring(0, options.Name.Length - "Options".Length) + "Defaults";
        INamedTypeSymbol? known = options.ContainingNamespace.GetTypeMembers(defaults).FirstOrDefault();
        return known?.GetMembers("AuthenticationScheme").Length == 1
            ? TypeReferences.Write(place, context.Edits, TypeReferences.GetNamespace(known), defaults) + ".AuthenticationScheme"
            : null;
    }
}
