using Fairlead.Analyzers.Types;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>Finds what code writes to places that others read.</summary>
internal sealed class LeakSinkFinder
{
    private static readonly LeakSink Logger =
        LeakSinkTable.All.First(static sink => sink.TypeName == "Microsoft.Extensions.Logging.ILogger");
    private static readonly LeakSink Console = LeakSinkTable.All.First(static sink => sink.TypeName == "System.Console");

    private static readonly MemberTable<LeakSink> Sinks =
        new(LeakSinkTable.All, static sink => sink.TypeName, static sink => sink.Members);

    private readonly KnownMembers<LeakSink> _sinks = new(Sinks);

    /// <summary>A value that is written, and where to.</summary>
    internal sealed record WrittenValue(
        IOperation Value, string Destination, SecretCertainty LeastCertainty = SecretCertainty.VariableName);

    /// <param name="operation">What may write: a call, the creation of an object, a return.</param>
    /// <param name="member">The member whose code that is.</param>
    public WrittenValue[] Find(IOperation operation, ISymbol member) => operation.Kind switch
    {
        OperationKind.Invocation => FindInCall((IInvocationOperation)operation),
        OperationKind.ObjectCreation => FindInCreation((IObjectCreationOperation)operation),
        OperationKind.Return =>
            (FindText((IReturnOperation)operation, member) ?? FindResponse((IReturnOperation)operation, member)) is { } text ? [text] : [],
        _ => [],
    };

    private WrittenValue[] FindInCall(IInvocationOperation call) =>
        FindSink(call) is { } sink
            ? [.. FindInArguments(call.Arguments, sink.Destination, sink.LeastCertainty)]
            : EndpointResponses.FindInCall(call);

    private WrittenValue[] FindInCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is { Name: "ProblemDetails" or "ValidationProblemDetails" }) return EndpointResponses.FindInProblem(creation);
        return !creation.Arguments.IsEmpty && KnownTypes.IsException(creation.Type)
            ? [.. FindInArguments(creation.Arguments, LeakSinkTable.ExceptionMessage, SecretCertainty.VariableName)]
            : [];
    }

    /// <summary>Finds what an action of a controller returns.</summary>
    private static WrittenValue? FindResponse(IReturnOperation result, ISymbol member) =>
        result.ReturnedValue is { } value && EndpointResponses.IsActionResult(result, member)
            ? new WrittenValue(value, LeakSinkTable.Response, SecretCertainty.Api)
            : null;

    /// <summary>
    /// Finds what <c>ToString()</c> returns. A type that puts together a connection string or an address is left alone: that is its
    /// purpose.
    /// </summary>
    private static WrittenValue? FindText(IReturnOperation result, ISymbol member) =>
        member is IMethodSymbol { Name: nameof(object.ToString), IsOverride: true, Parameters.IsEmpty: true }
            && result is { ReturnedValue: { } value and not (IPropertyReferenceOperation or IFieldReferenceOperation) }
            && !IsConnection(value)
            ? new WrittenValue(value, LeakSinkTable.TextOfObject)
            : null;

    private static bool IsConnection(IOperation value) => value.DescendantsAndSelf().OfType<ILiteralOperation>().Any(static literal =>
        literal.ConstantValue.Value is string text && (text.IndexOf('=') >= 0 || text.IndexOf("://", StringComparison.Ordinal) >= 0));

    private LeakSink? FindSink(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = method.Name;
        // an initializer is looked at where the object goes
        if (_sinks.Find(method, name) is { } sink) return call.IsImplicit ? null : sink;
        if (method.IsPartialDefinition)
            return method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute")
                ? Logger
                : null;
        return name switch
        {
            WellKnownMemberNames.DelegateInvokeName =>
                method.MethodKind == MethodKind.DelegateInvoke && IsLoggerMessage(method.ContainingType) ? Logger : null,
            "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" => IsConsole(call.Instance) ? Console : null,
            _ => null,
        };
    }

    /// <summary>What <c>LoggerMessage.Define</c> returns.</summary>
    private static bool IsLoggerMessage(INamedTypeSymbol type) =>
        type is { Name: "Action", TypeArguments: { Length: > 2 } arguments }
            && arguments[0].Name == "ILogger"
            && arguments[arguments.Length - 1].Name == "Exception";

    private static bool IsConsole(IOperation? writer) =>
        writer is IPropertyReferenceOperation { Property: { Name: "Out" or "Error",
            ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } };

    private static IEnumerable<WrittenValue> FindInArguments(
        IEnumerable<IArgumentOperation> arguments, string destination, SecretCertainty least)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue.HasValue) continue;
            if (argument.Syntax is ArgumentSyntax or AttributeArgumentSyntax or ExpressionSyntax)
                yield return new WrittenValue(argument.Value, destination, least);
        }
    }
}
