using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The credentials of texts that code puts together out of variables, calls and statements: <c>"Server=db;Password=" + password</c>.
/// A text waits until its type has been seen, as do the constants that reach it, and for the end of the compilation where they stand in
/// other types. The literal that holds the secret is reported.
/// </summary>
internal sealed class ComposedCredentials(TestProject tests, ReportedPlaces places)
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<Composition>> _found = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<Composition> _open = [];

    /// <summary>An expression that is or joins a text, and whether its place takes connection strings only.</summary>
    private sealed record Composition(IOperation Operation, bool IsConnectionString);

    /// <summary>Determines whether values from elsewhere may make a text hold a secret. Hardly any text is open.</summary>
    public static bool IsOpen(StringExpression text) => text.IsLiteral
        ? OpenSecrets.MayFollow(text.Value) && StringExpansion.FindBuilder(text.Operation) is not null
        : OpenSecrets.MayBeIn(text.Value)
            || (OpenSecrets.MayFollow(text.Value) && StringExpansion.FindBuilder(text.Operation) is not null);

    public void Add(TextContext text) => Add(new Composition(text.Text.Operation, false), text.ContainingSymbol);

    /// <summary>A value that an API takes as a connection string or URI.</summary>
    public void AddConnectionString(IOperation value, ISymbol owner) => Add(new Composition(value, true), owner);

    /// <summary>A call that fills the holes of a text from elsewhere: <c>template.Replace("{password}", password)</c>.</summary>
    public void AddTemplate(IInvocationOperation call, ISymbol owner)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is not ("Replace" or "Format" or "Join") || method.ContainingType.SpecialType != SpecialType.System_String) return;
        bool isTemplate = method.Name switch
        {
            "Replace" => call.Parent is not IInvocationOperation { TargetMethod.Name: "Replace" }
                && call.Arguments is { Length: > 1 } values
                && values[0].Value.ConstantValue.Value is string { Length: > 2 }
                && values[1].Value.ConstantValue.Value is not "",
            "Format" => !StringCompositions.IsComposition(call),
            _ => call.Arguments is { Length: > 1 } parts && parts[0].Value.ConstantValue.Value is "" or "=" or ":" or " ",
        };
        if (isTemplate) Add(new Composition(call, false), owner);
    }

    /// <summary>Determines whether anything waits in a type or the types in it.</summary>
    public bool HasAnyIn(INamedTypeSymbol type) => _found.ContainsKey(type);

    /// <summary>Finds the secrets that a type writes, once all of its operations have been seen.</summary>
    public IEnumerable<Diagnostic> FindInType(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_found.TryRemove(type, out ConcurrentBag<Composition>? found)) yield break;
        SyntaxNode[] declarations = [.. type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken))];
        var reader = new CompositionReader(found, cancellationToken);
        reader.Constants.FollowAll(search => declarations.SelectMany(declaration =>
            search.FindWithin(declaration.SyntaxTree, declaration.Span, compilation, cancellationToken)));

        foreach (CompositionReader.ReadText text in reader.Texts)
        {
            bool isOpen = text.Unknown.Any(reader.Constants.IsOpen);
            foreach ((CredentialMatch match, Location location) in Judge(text, reader.Constants))
            {
                if (!Array.Exists(declarations, declaration => IsIn(location, declaration))) isOpen = true;
                else if (places.TryAdd(location)) yield return WrittenCredentials.Create(match, location);
            }
            if (isOpen) _open.Add(text.Composition);
        }
    }

    /// <summary>Finds the secrets that are written in other types than the texts that they are put into.</summary>
    public IEnumerable<Diagnostic> FindAcrossTypes(
        AssignmentIndex assignments, Compilation compilation, CancellationToken cancellationToken)
    {
        // What is left belongs to no type that is declared: attributes of the assembly, statements outside of types.
        Composition[] open = [.. _open, .. _found.Values.SelectMany(static found => found)];
        if (open.Length == 0) yield break;
        var reader = new CompositionReader(open, cancellationToken);
        reader.Constants.FollowAll(search => search.FindIndexed(assignments, compilation, cancellationToken));
        foreach (CompositionReader.ReadText text in reader.Texts)
        {
            foreach ((CredentialMatch match, Location location) in Judge(text, reader.Constants))
            {
                if (places.TryAdd(location)) yield return WrittenCredentials.Create(match, location, isAcrossTypes: true);
            }
        }
    }

    private void Add(Composition composition, ISymbol? owner)
    {
        if ((owner.GetOutermostType() ?? owner) is { } key) _found.GetOrAdd(key, static _ => []).Add(composition);
    }

    private static bool IsIn(Location location, SyntaxNode declaration) =>
        location.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(location.SourceSpan);

    private IEnumerable<(CredentialMatch Match, Location Location)> Judge(CompositionReader.ReadText text, PieceConstants constants)
    {
        foreach (StringExpression variant in text.GetVariants(constants))
        {
            foreach (CredentialMatch match in CredentialScanner.Scan(variant.Value, text.Composition.IsConnectionString))
            {
                if (match.Rule == RuleTable.EmptyOrDefaultPassword && EmptyOrDefaultPassword.IsCompletedLater(match, variant)) continue;
                (StringPiece holder, Location location) = variant.FindHolder(match.Span);
                string value = variant.Value.Substring(match.Span.Start, match.Span.Length);
                if (holder.IsUnknown || tests.Ignores(location.SourceTree!, match.Rule, value)) continue;
                yield return (match, location);
            }
        }
    }

    /// <summary>Texts written out, and the constants for what is not known of them.</summary>
    private sealed class CompositionReader
    {
        public CompositionReader(IEnumerable<Composition> compositions, CancellationToken cancellationToken)
        {
            var sources = new ValueSourceFinder(cancellationToken);
            var expansion = new StringExpansion(sources, cancellationToken);
            Constants = new PieceConstants(sources);
            Texts =
            [
                .. compositions.OrderBy(static composition => composition.Operation.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
                    .ThenBy(static composition => composition.Operation.Syntax.SpanStart)
                    .Select(composition => new ReadText(composition, expansion.Expand(composition.Operation))),
            ];
            foreach (IOperation piece in Texts.SelectMany(static text => text.Unknown)) Constants.Add(piece);
        }

        public PieceConstants Constants { get; }

        public IReadOnlyList<ReadText> Texts { get; }

        internal sealed record ReadText(Composition Composition, List<StringPiece> Pieces)
        {
            public IEnumerable<IOperation> Unknown =>
                Pieces.Where(static piece => piece.IsUnknown).Select(static piece => piece.Operation);

            /// <summary>Gets the text with the first constant for each unknown piece, then with every other one in turn.</summary>
            public IEnumerable<StringExpression> GetVariants(PieceConstants constants)
            {
                List<IReadOnlyList<StringPiece>> choices =
                    Pieces.ConvertAll(piece => piece.IsUnknown ? constants.Find(piece.Operation) : [piece]);
                List<StringPiece> first = [.. choices.Select((choice, i) => choice.Count > 0 ? choice[0] : Pieces[i])];
                yield return StringExpression.Create(Composition.Operation, first);
                for (int i = 0; i < choices.Count; i++)
                {
                    foreach (StringPiece other in choices[i].Skip(1))
                    {
                        List<StringPiece> variant = [.. first];
                        variant[i] = other;
                        yield return StringExpression.Create(Composition.Operation, variant);
                    }
                }
            }
        }
    }
}
