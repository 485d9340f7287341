using System.Collections.Concurrent;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// What reveals a secret: members of known APIs, members marked as credential sinks, and what is named like a secret, if it is text: a
/// parameter, a property, a configuration key.
/// </summary>
internal sealed class SecretSources(KnownSymbols symbols)
{
    /// <summary>Types whose members are words about secrets: labels, keys, names of claims.</summary>
    private static readonly string[] VocabularyTypes =
        ["Resources", "Resource", "Strings", "Messages", "Labels", "Texts", "Constants", "Names", "Keys", "Types", "Fields", "Claims", "Defaults", "Consts"];

    private readonly KnownMembers<RevealingMember> _members = new(RevealingMember.All, static one => one.TypeName, static one => [one.Member]);
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly bool _mayBeMarked = symbols.CredentialSinkAttribute is not null;

    /// <summary>Null when an operation is no secret as far as it shows.</summary>
    public RevealedSecret? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call),
        IPropertyReferenceOperation { Property.IsIndexer: true } entry => IsConfiguration(entry.Property.ContainingType) ? OfKey(entry.Arguments) : null,
        IPropertyReferenceOperation { Property: var property } => OfMember(property, property.Type),
        IFieldReferenceOperation { Field: { IsConst: false } field } when !(field.IsStatic && field.IsReadOnly) => OfMember(field, field.Type),
        IParameterReferenceOperation { Parameter: var parameter } => OfNamed(parameter, parameter.Type),
        _ => null,
    };

    /// <summary>Whether a name alone says so.</summary>
    public bool IsSensitive(string name) => _names.GetOrAdd(name, SensitiveName.Is);

    /// <summary>Whether a variable that is named like a secret stands in an expression.</summary>
    public bool HasSensitiveLocal(IOperation value) =>
        value.DescendantsAndSelf().Any(operation => operation is ILocalReferenceOperation { Local.Name: var name } && IsSensitive(name));

    /// <summary>Whether a type declares members or parameters that are named like secrets, or types in it do.</summary>
    public bool MayBeIn(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            bool isNamed = member switch
            {
                IFieldSymbol or IPropertySymbol => IsSensitive(member.Name),
                IMethodSymbol method => method.Parameters.Any(parameter => IsSensitive(parameter.Name)),
                INamedTypeSymbol inner => MayBeIn(inner),
                _ => false,
            };
            if (isNamed || (_mayBeMarked && IsMarked(member))) return true;
        }

        return false;
    }

    private RevealedSecret? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (_members.Find(method) is { } known) return new RevealedSecret(known.Shown, IsCertain: true);
        return method.Name switch
        {
            "ToConnectionString" when IsGenerated(method.ContainingType) => new RevealedSecret("ToConnectionString()", IsCertain: true),
            "GetEnvironmentVariable" when method.ContainingType is { Name: "Environment" } => OfKey(call.Arguments),
            "GetValue" when IsConfiguration(method.ContainingType) => OfKey(call.Arguments),
            _ => null,
        };
    }

    private RevealedSecret? OfMember(ISymbol member, ITypeSymbol type)
    {
        if (member is IPropertySymbol && _members.Find(member) is { } known) return new RevealedSecret(known.Shown, IsCertain: true);
        return member.IsStatic && IsVocabulary(member.ContainingType) ? null : OfNamed(member, type);
    }

    private RevealedSecret? OfNamed(ISymbol symbol, ITypeSymbol type)
    {
        if (!IsText(type)) return null;
        if (_mayBeMarked && IsMarked(symbol)) return new RevealedSecret(symbol.Name, IsCertain: true);
        return IsSensitive(symbol.Name) ? new RevealedSecret(symbol.Name, IsCertain: false) : null;
    }

    private static RevealedSecret? OfKey(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Value.ConstantValue.Value is string key) return SensitiveName.IsOfKey(key) ? new RevealedSecret(key, IsCertain: false) : null;
        }

        return null;
    }

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };

    private static bool IsMarked(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => KnownSymbols.IsCredentialSinkAttribute(attribute.AttributeClass));

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetMembers("Connection").Any(static member => member is IPropertySymbol { Type: { Name: "Connection", ContainingNamespace.Name: "Fairlead" } });

    private static bool IsConfiguration(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Configuration" } space } && space.ContainingNamespace?.Name is "Extensions"
        || type is { Name: "NameValueCollection" };

    private static bool IsVocabulary(INamedTypeSymbol type) =>
        type.GetMembers("ResourceManager").Length > 0 || VocabularyTypes.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal));
}
