using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The members that <c>[CredentialSink]</c> marks. Attributes are asked for only where a mark can be.</summary>
internal sealed class CredentialSinkAttributes
{
    private static readonly TypeNameSet Attribute = new([KnownTypes.CredentialSinkAttribute]);

    private static readonly WeakCache<SyntaxTree, bool> MentionsAttribute =
        new(static tree => tree.GetText().ToString().IndexOf("CredentialSink", StringComparison.Ordinal) >= 0);

    private readonly AttributeAssemblies _assemblies;

    private readonly Lazy<bool> _areUsed;

    public CredentialSinkAttributes(Compilation compilation)
    {
        _assemblies = new AttributeAssemblies(compilation, Attribute);
        _areUsed = new Lazy<bool>(() => _assemblies.HasAttribute
            && (_assemblies.MayBeUsedByReferences() || compilation.SyntaxTrees.Any(MentionsAttribute.Get)));
    }

    /// <summary>Determines whether a member or its parameters can be marked.</summary>
    public bool MayBeOn(ISymbol member) =>
        _areUsed.Value && member.ContainingAssembly is { } assembly && _assemblies.MayUse(assembly);
}
