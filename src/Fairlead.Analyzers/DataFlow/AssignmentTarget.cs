using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// The target of an operation that gives a value: the method or constructor that it calls with arguments, or the member to which it
/// assigns.
/// </summary>
/// <param name="Symbol">The member.</param>
/// <param name="Name">As code names it: of a constructor, its type's name.</param>
internal readonly record struct AssignmentTarget(ISymbol Symbol, string Name)
{
    /// <summary>Returns null if an operation gives to nothing, or to more than one.</summary>
    public static AssignmentTarget? Find(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                var call = (IInvocationOperation)operation;
                return call.Arguments.IsEmpty ? null : Create(call.TargetMethod);
            case OperationKind.ObjectCreation:
                var creation = (IObjectCreationOperation)operation;
                return creation.Arguments.IsEmpty || creation.Constructor is not { } constructor ? null : Create(constructor);
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                return FindAssigned(((IAssignmentOperation)operation).Target);
            default:
                return null;
        }
    }

    /// <summary>Returns null if what is assigned to is no member.</summary>
    public static AssignmentTarget? FindAssigned(IOperation target) =>
        target.Kind is OperationKind.PropertyReference or OperationKind.FieldReference
            ? Create(((IMemberReferenceOperation)target).Member)
            : null;

    /// <summary>Gets what code calls a member by: a constructor by its type's name.</summary>
    public static string GetName(ISymbol member) =>
        member.Name is var name && name == WellKnownMemberNames.InstanceConstructorName ? member.ContainingType.Name : name;

    private static AssignmentTarget Create(ISymbol member) => new(member, GetName(member));
}
