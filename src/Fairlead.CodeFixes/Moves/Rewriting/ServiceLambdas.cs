using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Gives a lambda one more parameter where the method that it is handed to also takes such a lambda: one that gets the provider, or
/// services of its own. A value that is registered becomes a factory.
/// </summary>
internal sealed class ServiceLambdas(RewriteContext context)
{
    private const string Purpose = "lambda";

    /// <summary>Gives a minimal API's handler the service. Returns null if the lambda is none.</summary>
    public ConnectionSource? TryExtendHandler(CodePlace place, AnonymousFunctionExpressionSyntax lambda)
    {
        if (Recall(place, lambda) is { } made) return made;
        if (LambdaArgument.Find(place.Model, lambda) is not { } argument || !argument.IsHandler()) return null;
        if (FindParameters(lambda) is not { } parameters) return null;

        string name = FreeNames.Find(place.MoveTo(lambda), lambda, context.Service.Variable);
        string type = TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);
        int index = CodeLayout.GetIndexForParameter(parameters.Parameters);
        TextChange change = CodeLayout.InsertItem(parameters.Parameters, parameters.CloseParenToken, index, $"{type} {name}");
        return Add(place, lambda, [change], ConnectionSource.From(context.Service, name));
    }

    /// <summary>Gives a lambda the provider or the service as the overloads of the method allow. Returns null if none does.</summary>
    public ConnectionSource? TryExtend(CodePlace place, AnonymousFunctionExpressionSyntax lambda)
    {
        if (Recall(place, lambda) is { } made) return made;
        if (LambdaArgument.Find(place.Model, lambda) is not { } argument) return null;
        return argument.FindOverloadWithProvider() is { } index
            ? AddProvider(place, lambda, index)
            : (new OptionsLambdas(context).FindChanges(place, argument) ?? new OptionsStatement(context).FindChanges(place, argument))
                is { } changes
                ? AddService(place, lambda, changes)
                : null;
    }

    /// <summary>Determines whether an argument is, or has been made, a factory.</summary>
    public bool IsFactory(CodePlace place, ArgumentSyntax argument) => Recall(place, argument) is not null;

    /// <summary>Finds the registered value that an expression is a part of, and that could be a factory. Returns null if it is of none.
    /// </summary>
    public static ArgumentSyntax? FindFactory(CodePlace place, SyntaxNode function) => place.Node.Ancestors()
        .TakeWhile(node => node != function).OfType<ArgumentSyntax>()
        .FirstOrDefault(argument => LambdaArgument.Find(place.Model, argument.Expression)?.HasFactoryOverload() == true);

    /// <summary>Makes a registered value a factory: <c>AddSingleton(services => new Mailer(…))</c>.</summary>
    public ConnectionSource? TryMakeFactory(CodePlace place, ArgumentSyntax argument)
    {
        if (Recall(place, argument) is { } made) return made;
        if (LambdaArgument.Find(place.Model, argument.Expression) is not { } value || !value.HasFactoryOverload()) return null;
        string name = FindProviderName(place, argument);
        int position = argument.Expression.SpanStart;
        return context.Edits.TryAdd(place.Document.Id, [CodeLayout.Insert(position, name + " =>"), CodeLayout.Insert(position, " ")])
            ? Remember(place, argument, ServiceProviders.Ask(place, name, context.Service, context.Edits))
            : null;
    }

    private ConnectionSource? AddProvider(CodePlace place, AnonymousFunctionExpressionSyntax lambda, int index)
    {
        string name = FindProviderName(place, lambda);
        return AddParameter(lambda, index, name, WriteProvider) is { } changes
            ? Add(place, lambda, changes, ServiceProviders.Ask(place, name, context.Service, context.Edits))
            : null;

        string WriteProvider() => TypeReferences.Write(place, context.Edits, "System", "IServiceProvider");
    }

    private ConnectionSource? AddService(CodePlace place, AnonymousFunctionExpressionSyntax lambda, IReadOnlyList<TextChange> changes)
    {
        string name = FreeNames.Find(place.MoveTo(lambda), lambda, context.Service.Variable);
        int last = lambda is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: var count } ? count : 1;
        return AddParameter(lambda, last, name, WriteService) is { } parameter
            ? Add(place, lambda, [.. changes, .. parameter], ConnectionSource.From(context.Service, name))
            : null;

        string WriteService() => TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);
    }

    /// <summary>Gives the lambda one more parameter.</summary>
    public static IReadOnlyList<TextChange>? AddParameter(
        AnonymousFunctionExpressionSyntax lambda, int index, string name, Func<string> writeType)
    {
        if (lambda is SimpleLambdaExpressionSyntax simple)
        {
            return
            [
                CodeLayout.Insert(simple.Parameter.SpanStart, index == 0 ? $"({name}, " : "("),
                CodeLayout.Insert(simple.Parameter.Span.End, index == 0 ? ")" : $", {name})"),
            ];
        }
        if (FindParameters(lambda) is not { } list) return null;
        bool isTyped = lambda is AnonymousMethodExpressionSyntax || list.Parameters.Any(static parameter => parameter.Type is not null);
        string item = isTyped ? $"{writeType()} {name}" : name;
        if (list.Parameters.Count == 0 && !isTyped) return [new TextChange(list.Span, name)];
        return [CodeLayout.InsertItem(list.Parameters, list.CloseParenToken, index, item)];
    }

    private static ParameterListSyntax? FindParameters(AnonymousFunctionExpressionSyntax lambda) => lambda switch
    {
        ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.ParameterList,
        AnonymousMethodExpressionSyntax method => method.ParameterList,
        _ => null,
    };

    private static string FindProviderName(CodePlace place, SyntaxNode scope) =>
        FreeNames.Find(place.MoveTo(scope), scope, "services", "provider", "serviceProvider");

    private ConnectionSource? Recall(CodePlace place, SyntaxNode part) =>
        context.Edits.Recall<ConnectionSource>(context.GetKey(place, part, Purpose));

    private ConnectionSource Remember(CodePlace place, SyntaxNode part, ConnectionSource source)
    {
        context.Edits.Remember(context.GetKey(place, part, Purpose), source);
        return source;
    }

    private ConnectionSource? Add(CodePlace place, SyntaxNode part, IReadOnlyList<TextChange> changes, ConnectionSource source) =>
        context.Edits.TryAdd(place.Document.Id, changes) ? Remember(place, part, source) : null;
}
