using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The facts for the code fix of FLD3004: the member of the generated class, and that class with its namespace.</summary>
internal sealed record UseGeneratedConnection(string Member, string TypeName)
{
    private const string MemberKey = nameof(UseGeneratedConnection);
    private const string TypeKey = nameof(UseGeneratedConnection) + nameof(TypeName);

    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) =>
        properties.Add(MemberKey, Member).Add(TypeKey, TypeName);

    /// <summary>Returns null if the diagnostic carries none, or what is no name.</summary>
    public static UseGeneratedConnection? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(MemberKey, out string? member) && SyntaxFacts.IsValidIdentifier(member)
        && diagnostic.Properties.TryGetValue(TypeKey, out string? type)
        && type is not null
        && type.Split('.').All(SyntaxFacts.IsValidIdentifier)
            ? new UseGeneratedConnection(member!, type)
            : null;
}
