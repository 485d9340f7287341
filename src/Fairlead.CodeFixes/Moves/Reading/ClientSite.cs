using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A value that code hands to a client, with the name that the client has for it.</summary>
/// <param name="Name">The parameter, property or key.</param>
/// <param name="Value">The expression that gives the value.</param>
/// <param name="Group">The call, initializer or variable that takes it with others.</param>
internal sealed record SitePart(string Name, ExpressionSyntax Value, SyntaxNode Group)
{
    /// <summary>The kind of secret that an API takes there; null if it takes none that is known.</summary>
    public SecretKind? Secret { get; init; }

    /// <summary>True if the key of a setting names it.</summary>
    public bool IsSetting { get; init; }
}

/// <summary>The code around a value that sets up the same client: calls, initializers, statements on one variable.</summary>
internal sealed class ClientSite
{
    public List<SitePart> Parts { get; } = [];

    /// <summary>The types whose members take the parts.</summary>
    public List<INamedTypeSymbol> Apis { get; } = [];

    /// <summary>Names that the code gives the client, the best one first: <c>AddHttpClient("crm", …)</c>.</summary>
    public List<string> Names { get; } = [];

    public void Add(SitePart part)
    {
        if (!Parts.Exists(other => other.Value == part.Value)) Parts.Add(part);
    }

    public void AddApi(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol named && !Apis.Contains(named, SymbolEqualityComparer.Default)) Apis.Add(named);
    }

    public void Merge(ClientSite other)
    {
        other.Parts.ForEach(Add);
        other.Apis.ForEach(AddApi);
        Names.AddRange(other.Names.Where(name => !Names.Contains(name)));
    }
}
