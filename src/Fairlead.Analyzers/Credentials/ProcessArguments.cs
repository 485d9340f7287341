using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Texts that a program gets as its arguments: <c>Process.Start</c> and <c>ProcessStartInfo</c> take its name in another text, which says
/// what an option means.
/// </summary>
internal static class ProcessArguments
{
    /// <summary>Finds the constant name of the program that gets a text as its arguments. Returns null for any other text.</summary>
    public static string? FindProgram(IOperation text) => text.Parent switch
    {
        IArgumentOperation { Parameter.Name: "arguments", Parent: IInvocationOperation call }
            when call.TargetMethod is { Name: "Start", ContainingType.Name: "Process" } => FindFileName(call.Arguments),
        IArgumentOperation { Parameter.Name: "arguments", Parent: IObjectCreationOperation creation }
            when creation.Type?.Name == "ProcessStartInfo" => FindFileName(creation.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Arguments" } property } } assignment
            when property.ContainingType.Name == "ProcessStartInfo" => FindFileName(assignment),
        IInvalidOperation invalid when UnresolvedMember.Find(invalid) is { } member && Starts(member)
            && member.Arguments.Count > 1 && member.Arguments[1].Value == text => member.Arguments[0].Value.ConstantValue.Value as string,
        _ => null,
    };

    private static bool Starts(UnresolvedMember member) => member.IsConstructor
        ? member.Name == "ProcessStartInfo"
        : member is { Name: "Start", TypeName: "Process" or "System.Diagnostics.Process" };

    private static string? FindFileName(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "fileName")?.Value.ConstantValue.Value as string;

    /// <summary>Finds the name in the same initializer, or in the constructor before it.</summary>
    private static string? FindFileName(IOperation assignment)
    {
        if (assignment.Parent is not IObjectOrCollectionInitializerOperation initializer) return null;
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "FileName" } } name)
                return name.Value.ConstantValue.Value as string;
        }
        return initializer.Parent is IObjectCreationOperation creation ? FindFileName(creation.Arguments) : null;
    }
}
