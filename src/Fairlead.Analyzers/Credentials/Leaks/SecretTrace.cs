using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>Follows what is written or stored back to secrets, inside of a type.</summary>
internal sealed class SecretTrace(SecretSources sources, CancellationToken cancellationToken)
{
    private const int DeepestObjects = 4;

    private readonly ValueSourceFinder _sources = new(cancellationToken);

    /// <summary>Finds the secret that a value is or is made of. Returns null if none is known.</summary>
    public RevealedSecret? Find(IOperation value, bool isSerialized) => Find(value, isSerialized, depth: 0);

    public IReadOnlyList<ValueSource> FindSources(IOperation value) => _sources.Find(value);

    private RevealedSecret? Find(IOperation value, bool isSerialized, int depth)
    {
        if (depth > DeepestObjects || !MayHold(value.Type)) return null;
        if (value.WithoutConversions() is { } written
            && sources.Find(written) is { Certainty: SecretCertainty.Api } revealed
            && !SecretMasks.IsMasked(written))
            return revealed;
        RevealedSecret? likely = isSerialized ? null : sources.FindPrinted(value);
        bool isOpen = false;
        foreach (ValueSource source in _sources.Find(value))
        {
            IOperation operation = source.Operation;
            if (operation is ILiteralOperation or INameOfOperation || operation.ConstantValue.HasValue) continue;
            if (PayloadParts.IsCreated(operation))
            {
                if (operation != value && FindInParts(operation, isSerialized, depth + 1) is { } inside) return inside;
                continue;
            }

            bool isHidden = SecretMasks.IsMasked(operation)
                || operation is IInvocationOperation { TargetMethod.Name: var method } && SecretMasks.IsMaskingMethod(method);
            if (isHidden) continue;
            if ((sources.Find(operation) ?? FindInConstructors(operation, isSerialized, depth + 1)) is not { } found)
                isOpen |= operation is not IParameterReferenceOperation;
            else if (found.Certainty == SecretCertainty.Api) return found;
            else likely ??= found;
        }

        return likely ?? (isOpen ? FindLocal(value) : null);
    }

    /// <summary>Finds what constructors put into a field or property that nothing else of this body sets.</summary>
    private RevealedSecret? FindInConstructors(IOperation operation, bool isSerialized, int depth)
    {
        if (operation is not IMemberReferenceOperation { Member: var member, Type.SpecialType: SpecialType.System_String }) return null;
        bool isKept = member is IFieldSymbol { IsConst: false }
            or IPropertySymbol { IsIndexer: false,
                SetMethod: null or { IsInitOnly: true } or { DeclaredAccessibility: Accessibility.Private } };
        if (!isKept || operation.SemanticModel?.Compilation is not { } compilation) return null;
        foreach (IMethodSymbol constructor in member.ContainingType.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared || Declarations.FindBody(constructor, compilation, cancellationToken) is not { } body)
                continue;
            foreach (ISimpleAssignmentOperation assignment in body.Descendants().OfType<ISimpleAssignmentOperation>())
            {
                if (assignment.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, member)
                    && Find(assignment.Value, isSerialized, depth) is { } found) return found;
            }
        }

        return null;
    }

    private RevealedSecret? FindInParts(IOperation created, bool isSerialized, int depth)
    {
        foreach (PayloadPart part in PayloadParts.Find(created, isSerialized))
        {
            if (part.Value != created && Find(part.Value, isSerialized, depth) is { } found) return found;
        }

        return null;
    }

    /// <summary>Finds a variable that is named like a secret and holds what comes from elsewhere.</summary>
    private RevealedSecret? FindLocal(IOperation value) =>
        value.WithoutConversions() is ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_String } local }
            && sources.IsSensitive(local.Name)
            ? new RevealedSecret(local.Name, SecretCertainty.VariableName)
            : null;

    /// <summary>Numbers, dates and the like hold no secrets, nor do exceptions, which say themselves what they say.</summary>
    private static bool MayHold(ITypeSymbol? type)
    {
        if (type is null || type.SpecialType is SpecialType.System_String or SpecialType.System_Object) return true;
        if (type.TypeKind == TypeKind.Enum || type.SpecialType != SpecialType.None) return false;
        return type.Name
            is not ("DateTime" or "DateTimeOffset" or "TimeSpan" or "Guid" or "Type" or "CancellationToken" or "EventId" or "Exception");
    }
}
