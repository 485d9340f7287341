using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// Walks values back to what they come from: through the variables of a method body, through constants, initial values and what members
/// return, and through what only changes a value's form. What comes in from outside of the body, a parameter or a member that others may
/// write, ends the walk. Keep one instance for the operations that are looked at together: it remembers what the variables of a body are
/// given.
/// </summary>
internal sealed class ValueSourceFinder(CancellationToken cancellationToken)
{
    private readonly Dictionary<IOperation, BodyAssignments> _bodies = [];

    /// <summary>Finds each source once, in the order of the walk. A walk that grows out of bounds ends with what it has found.</summary>
    public IReadOnlyList<ValueSource> Find(IOperation value)
    {
        var walk = new ValueSourceWalker(this, cancellationToken);
        walk.Visit(value);
        return walk.Sources;
    }

    /// <summary>Finds the sources of a part of an object, in the same way.</summary>
    public IReadOnlyList<ValueSource> FindPart(IOperation instance, ObjectPart part)
    {
        var walk = new ValueSourceWalker(this, cancellationToken);
        walk.VisitPart(instance, part);
        return walk.Sources;
    }

    /// <summary>Finds the constant that is appended first where a call appends another one.</summary>
    public IOperation? FindFirstAddition(IInvocationOperation call) => GetAssignments(call).FindFirstAddition(call);

    /// <summary>Gets what is written to the variables of the body that an operation belongs to.</summary>
    public BodyAssignments GetAssignments(IOperation operation)
    {
        IOperation root = operation.GetRoot();
        if (!_bodies.TryGetValue(root, out BodyAssignments? assignments)) _bodies.Add(root, assignments = new BodyAssignments(root));
        return assignments;
    }
}
