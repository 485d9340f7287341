using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// The responses that endpoints and controllers of ASP.NET Core send, beside the results of <see cref="LeakSinkTable"/>.
/// </summary>
internal static class EndpointResponses
{
    private const string Controller = "Microsoft.AspNetCore.Mvc.ControllerBase";

    /// <summary>Finds what the handler of a minimal API returns, where the call maps one.</summary>
    public static LeakSinkFinder.WrittenValue[] FindInCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isMapping = method.Name.StartsWith("Map", StringComparison.Ordinal)
            && method.ContainingType.Name == "EndpointRouteBuilderExtensions";
        if (!isMapping) return [];
        return [.. call.Arguments.SelectMany(argument => Declarations.FindReturnedValues(FindBody(argument.Value, call)))
            .Select(ToResponse)];
    }

    /// <summary>Finds the texts of a problem that is described to the caller.</summary>
    public static LeakSinkFinder.WrittenValue[] FindInProblem(IObjectCreationOperation creation)
    {
        if (creation.Initializer is not { } initializer) return [];
        return
        [
            .. initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                .Where(static assignment =>
                    assignment.Target is IPropertyReferenceOperation { Property.Name: "Title" or "Detail" or "Instance" })
                .Select(static assignment => ToResponse(assignment.Value)),
        ];
    }

    /// <summary>Determines whether what is returned is the result of an action, and not of a function inside of it.</summary>
    public static bool IsActionResult(IReturnOperation result, ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method) return false;
        if (method.DeclaredAccessibility != Accessibility.Public) return false;
        if (!TypeNames.IsOrInherits(method.ContainingType.BaseType, Controller)) return false;
        for (IOperation? parent = result.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
        }
        return !method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NonActionAttribute");
    }

    private static IOperation? FindBody(IOperation handler, IInvocationOperation call) => handler.WithoutConversions() switch
    {
        IAnonymousFunctionOperation function => function.Body,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function.Body,
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } =>
            Declarations.FindBodyAt(call, method, CancellationToken.None),
        _ => null,
    };

    private static LeakSinkFinder.WrittenValue ToResponse(IOperation value) => new(value, LeakSinkTable.Response, SecretCertainty.Api);
}
