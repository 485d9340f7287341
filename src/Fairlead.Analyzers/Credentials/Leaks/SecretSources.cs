using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// The expressions that reveal a secret: members of known APIs, members marked as credential sinks, and what is named like a secret, if it
/// is text: a parameter, a property, a configuration key.
/// </summary>
internal sealed class SecretSources(Compilation compilation)
{
    /// <summary>Types whose members are words about secrets: labels, keys, names of claims.</summary>
    private static readonly string[] VocabularyTypes =
        ["Resources", "Resource", "Strings", "Messages", "Labels", "Texts", "Constants", "Names", "Keys", "Types", "Fields", "Claims",
            "Defaults", "Consts"];

    private const string ConnectionStrings = "ConnectionStrings";

    private static readonly MemberTable<RevealingMember> RevealingMembers =
        new(RevealingMember.All, static member => member.TypeName, static member => [member.Member]);

    private readonly KnownMembers<RevealingMember> _members = new(RevealingMembers);
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, RevealedSecret?> _records = new(SymbolEqualityComparer.Default);
    private readonly CredentialSinkAttributes _marks = new(compilation);

    /// <summary>
    /// Returns null if an operation is no secret as far as it shows. The type is asked first: most of what code reads is no text.
    /// </summary>
    public RevealedSecret? Find(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation when MayHold(operation.Type) => FindInCall((IInvocationOperation)operation),
        OperationKind.PropertyReference when MayHold(operation.Type) => FindInProperty((IPropertyReferenceOperation)operation),
        OperationKind.FieldReference
            when operation is IFieldReferenceOperation { Field: { IsConst: false } field } && !(field.IsStatic && field.IsReadOnly) =>
            FindInMember(field, field.Type),
        OperationKind.ParameterReference
            when operation is IParameterReferenceOperation { Parameter: var parameter } => FindNamed(parameter, parameter.Type),
        _ => null,
    };

    /// <summary>Determines whether a name alone says so.</summary>
    public bool IsSensitive(string name) =>
        (SecretNounTable.MayBeIn(name, 0, name.Length) || SensitiveNames.MayNameConnectionString(name))
            && _names.GetOrAdd(name, SensitiveNames.IsSensitive);

    /// <summary>Determines whether a variable that is named like a secret stands in an expression, or a record that prints one.</summary>
    public bool MayBeIn(IOperation value)
    {
        foreach (IOperation operation in value.DescendantsAndSelf())
        {
            if (operation.Kind == OperationKind.LocalReference && IsSensitive(((ILocalReferenceOperation)operation).Local.Name))
                return true;
            if (FindPrinted(operation) is not null) return true;
        }
        return false;
    }

    /// <summary>Finds what a value prints of itself: a builder its connection string, a record its members.</summary>
    public RevealedSecret? FindPrinted(IOperation value)
    {
        if (!ConnectionStringBuilders.IsBuilder(value.Type)) return FindPrinted(value.Type);
        return ConnectionStringBuilders.IsMasked(value)
            ? null
            : new RevealedSecret("DbConnectionStringBuilder.ToString()", SecretCertainty.Api);
    }

    /// <summary>Finds the secret among what a record prints of itself: all its public members, unless it says otherwise.</summary>
    private RevealedSecret? FindPrinted(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsRecord: true } record ? _records.GetOrAdd(record, FindPrintedMember) : null;

    /// <summary>
    /// Determines whether a type declares members or parameters that are named like secrets or marked as such, or types in it do.
    /// </summary>
    public bool MayBeIn(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
            && MayBeIn(declaration))
        || (_marks.MayBeOn(type) && HasMarked(type));

    // Names are read from the syntax: symbols of all members and parameters cost far more.
    private bool MayBeIn(TypeDeclarationSyntax type)
    {
        if (AnyIsSensitive(type.ParameterList)) return true;
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            bool isSensitive = member switch
            {
                BaseFieldDeclarationSyntax fields => AnyIsSensitive(fields.Declaration.Variables),
                PropertyDeclarationSyntax property => IsSensitive(property.Identifier.ValueText),
                BaseMethodDeclarationSyntax method => AnyIsSensitive(method.ParameterList),
                TypeDeclarationSyntax inner => MayBeIn(inner),
                _ => false,
            };
            if (isSensitive) return true;
        }
        return false;
    }

    private bool AnyIsSensitive(ParameterListSyntax? parameters)
    {
        if (parameters is null) return false;
        foreach (ParameterSyntax parameter in parameters.Parameters)
        {
            if (IsSensitive(parameter.Identifier.ValueText)) return true;
        }
        return false;
    }

    private bool AnyIsSensitive(SeparatedSyntaxList<VariableDeclaratorSyntax> fields)
    {
        foreach (VariableDeclaratorSyntax field in fields)
        {
            if (IsSensitive(field.Identifier.ValueText)) return true;
        }
        return false;
    }

    private static bool HasMarked(INamedTypeSymbol type) =>
        type.GetMembers()
            .Any(static member => KnownTypes.IsMarkedAsCredentialSink(member) || (member is INamedTypeSymbol inner && HasMarked(inner)));

    private RevealedSecret? FindInCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (_members.Find(method) is { } known) return Reveal(known, call.Instance);
        return method.Name switch
        {
            "GetConnectionString" when IsConfiguration(method.ContainingType) => RevealConnectionString(call.Arguments),
            "ToConnectionString" when IsGenerated(method.ContainingType) => new RevealedSecret("ToConnectionString()", SecretCertainty.Api),
            "GetEnvironmentVariable" when method.ContainingType is { Name: "Environment" } => FindByKey(call.Arguments),
            "GetValue" when IsConfiguration(method.ContainingType) => FindByKey(call.Arguments),
            _ => null,
        };
    }

    private RevealedSecret? FindInProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (!property.IsIndexer)
        {
            if (_members.Find(property) is { } known) return Reveal(known, reference.Instance);
            if (property.Name == "Value" && IsConfiguration(property.ContainingType) && FindSection(reference.Instance) is { } key)
            {
                return JudgeKey(key);
            }
            return FindInMember(property, property.Type);
        }

        if (!IsConfiguration(property.ContainingType)) return null;
        return FindByKey(reference.Arguments)
            ?? (FindSection(reference.Instance) == ConnectionStrings ? RevealConnectionString(reference.Arguments) : null);
    }

    private static RevealedSecret? Reveal(RevealingMember known, IOperation? instance) =>
        ConnectionStringBuilders.IsBuilder(instance?.Type) && ConnectionStringBuilders.IsMasked(instance!)
            ? null
            : new RevealedSecret(known.Shown, SecretCertainty.Api);

    private static RevealedSecret RevealConnectionString(IEnumerable<IArgumentOperation> arguments)
    {
        string? name = arguments.Select(static argument => argument.Value.ConstantValue.Value as string)
            .FirstOrDefault(static text => text is not null);
        return new RevealedSecret(name is null ? ConnectionStrings : QuotedName.Show($"{ConnectionStrings}:{name}"), SecretCertainty.Api);
    }

    /// <summary>Finds the key of the section that is read from: <c>GetSection("ConnectionStrings")</c>.</summary>
    private static string? FindSection(IOperation? configuration) =>
        configuration.WithoutConversions() is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call
        ? call.Arguments.Select(static argument => argument.Value.ConstantValue.Value as string)
            .FirstOrDefault(static key => key is not null)
        : null;

    private RevealedSecret? FindInMember(ISymbol member, ITypeSymbol type)
    {
        return FindNamed(member, type) is { } named && !(member.IsStatic && IsVocabulary(member.ContainingType)) ? named : null;
    }

    private RevealedSecret? FindNamed(ISymbol symbol, ITypeSymbol type)
    {
        bool isNamed = IsSensitive(symbol.Name);
        bool mayBeMarked = _marks.MayBeOn(symbol);
        if ((!isNamed && !mayBeMarked) || !IsText(type)) return null;
        if (mayBeMarked && KnownTypes.IsMarkedAsCredentialSink(symbol)) return new RevealedSecret(symbol.Name, SecretCertainty.Api);
        return isNamed ? new RevealedSecret(symbol.Name, SecretCertainty.SourceName) : null;
    }

    private RevealedSecret? FindPrintedMember(INamedTypeSymbol record)
    {
        if (record.GetMembers()
            .Any(static member => member is IMethodSymbol { Name: "ToString" or "PrintMembers", IsImplicitlyDeclared: false }))
            return null;
        foreach (ISymbol member in record.GetMembers())
        {
            if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false } property
                && FindNamed(property, property.Type) is { } found)
                return found with { Name = $"{record.Name}.{found.Name}" };
        }

        return record.BaseType is { } ancestor ? FindPrinted(ancestor) : null;
    }

    private static RevealedSecret? FindByKey(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Value.ConstantValue.Value is string key) return JudgeKey(key);
        }

        return null;
    }

    private static RevealedSecret? JudgeKey(string key)
    {
        if (SensitiveNames.IsKeyOfConnectionString(key)) return new RevealedSecret(QuotedName.Show(key), SecretCertainty.Api);
        return SensitiveNames.IsSensitiveKey(key) ? new RevealedSecret(QuotedName.Show(key), SecretCertainty.SourceName) : null;
    }

    /// <summary>Determines whether a secret can be of a type: text or bytes.</summary>
    private static bool MayHold(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Array };

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char };

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetMembers("Connection")
            .Any(static member => member is IPropertySymbol { Type: { Name: "Connection", ContainingNamespace.Name: "Fairlead" } });

    private static bool IsConfiguration(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Configuration" } space } && space.ContainingNamespace?.Name is "Extensions"
        || type is { Name: "NameValueCollection" };

    /// <summary>Determines whether a type, one around it or its namespace is called like a collection of words.</summary>
    private static bool IsVocabulary(INamedTypeSymbol type)
    {
        if (type.GetMembers("ResourceManager").Length > 0) return true;
        for (ISymbol? one = type; one is INamedTypeSymbol or INamespaceSymbol; one = one.ContainingSymbol)
        {
            if (VocabularyTypes.Any(end => one.Name.EndsWith(end, StringComparison.Ordinal))) return true;
            if (one is INamespaceSymbol) return false;
        }

        return false;
    }
}
