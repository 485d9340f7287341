using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A destination of a value: the operation that uses the value, or what was made from the value on the way. <see cref="Follow"/> is the one
/// walk forward; each rule decides how far it goes.
/// </summary>
internal readonly record struct ValueDestination(IOperation Value, IOperation User)
{
    /// <summary>The variable, field, property or parameter that the value initializes; null if the user is not an initializer.</summary>
    public ISymbol? InitializedSymbol => User.Kind switch
    {
        OperationKind.VariableDeclarator => ((IVariableDeclaratorOperation)User).Symbol,
        OperationKind.FieldInitializer when User is IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => fields[0],
        OperationKind.PropertyInitializer
            when User is IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => properties[0],
        OperationKind.ParameterInitializer => ((IParameterInitializerOperation)User).Parameter,
        _ => null,
    };

    /// <summary>What the value is assigned to; null if the user does not assign it.</summary>
    public IOperation? AssignedTarget =>
        User is IAssignmentOperation assignment && assignment.Value == Value ? assignment.Target : null;

    /// <summary>Goes from a value outwards, from each user to what uses that.</summary>
    public static Walk Follow(IOperation value) => new(value);

    /// <summary>The users of a value from the inside out. A struct, because every text of a program is followed.</summary>
    public struct Walk(IOperation start)
    {
        private IOperation _value = start;

        public ValueDestination Current { get; private set; }

        public readonly Walk GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_value.Parent is not { } user) return false;
            Current = new ValueDestination(_value, user);
            _value = user;
            return true;
        }
    }
}
