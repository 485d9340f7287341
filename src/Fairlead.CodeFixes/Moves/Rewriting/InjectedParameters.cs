using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The parameter of a constructor that gets a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Where it stands.</param>
/// <param name="IsNew">False if the constructor had it before.</param>
internal sealed record InjectedParameter(string Name, int Index, bool IsNew);

/// <summary>The parameters that the constructors of a class have for a service.</summary>
internal sealed record InjectedParameters
{
    private ImmutableDictionary<(DocumentId, TextSpan), InjectedParameter> ByConstructor { get; init; } =
        ImmutableDictionary<(DocumentId, TextSpan), InjectedParameter>.Empty;

    /// <summary>The parameter of the primary constructor, which the whole class can use.</summary>
    public InjectedParameter? Primary { get; init; }

    /// <summary>The constructor that a class without any got, in a language without primary constructors.</summary>
    public InjectedConstructor? Added { get; init; }

    /// <summary>The name of the parameter in the constructors that call no other.</summary>
    public string NameInConstructors => Added?.Parameter.Name ?? ByConstructor.Values.First().Name;

    public InjectedParameters Add(CodePlace constructor, InjectedParameter parameter) => this with
    {
        ByConstructor = ByConstructor.SetItem((constructor.Document.Id, constructor.Node.Span), parameter),
        Primary = constructor.Node is TypeDeclarationSyntax ? parameter : Primary,
    };

    /// <summary>Finds the name of the parameter that can be used at a place in the class. Returns null if it takes a field.</summary>
    public string? Find(CodePlace place) =>
        place.Node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } constructor
            ? Get(place, constructor)?.Name
            : Primary?.Name;

    public InjectedParameter? Get(CodePlace place, SyntaxNode constructor) =>
        ByConstructor.TryGetValue((place.Document.Id, constructor.Span), out InjectedParameter? parameter) ? parameter : null;

    /// <summary>Finds the parameter of the constructor that a call means.</summary>
    public InjectedParameter? FindCalled(ISymbol? constructor, Solution solution)
    {
        if (constructor is null) return null;
        foreach (SyntaxReference reference in constructor.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is { } document
                && ByConstructor.TryGetValue((document.Id, reference.Span), out InjectedParameter? parameter))
                return parameter;
        }
        return constructor.IsImplicitlyDeclared ? Primary ?? Added?.Parameter : null;
    }
}
