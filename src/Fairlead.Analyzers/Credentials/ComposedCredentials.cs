using System.Collections.Concurrent;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.Headers;
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
        ? OpenSecrets.MayFollow(text.Value) && StringExpansion.MayGoOn(text.Operation)
        : OpenSecrets.MayBeIn(text.Value) || (OpenSecrets.MayFollow(text.Value) && StringExpansion.MayGoOn(text.Operation));

    public void Add(TextContext text) => Add(new Composition(text.Text.Operation, false), text.ContainingSymbol);

    /// <summary>A value that an API takes as a connection string or URI.</summary>
    public void AddConnectionString(IOperation value, ISymbol owner) => Add(new Composition(value, true), owner);

    /// <summary>A call that fills the holes of a text from elsewhere: <c>template.Replace("{password}", password)</c>.</summary>
    public void AddTemplate(IInvocationOperation call, ISymbol owner)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "AppendFormat" && PassThroughCalls.IsAddition(method))
        {
            Add(new Composition(call.Arguments[0].Value, false), owner);
            return;
        }
        if (method.Name is not ("Replace" or "Format" or "Join") || method.ContainingType.SpecialType != SpecialType.System_String) return;
        bool isTemplate = method.Name switch
        {
            "Replace" => call.Parent is not IInvocationOperation { TargetMethod.Name: "Replace" }
                && call.Arguments is { Length: > 1 } values
                && values[0].Value.ConstantValue.Value is string { Length: > 2 }
                && values[1].Value.ConstantValue.Value is not "",
            "Format" => !StringCompositions.IsComposition(call),
            _ => call.Arguments is { Length: > 1 } parts && parts[0].Value.ConstantValue.Value is "" or ";" or "=" or ":" or "&" or " ",
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

        var inType = new List<(CredentialMatch, Location)>();
        foreach (CompositionReader.ReadText text in reader.Texts)
        {
            bool isOpen = text.Unknown.Any(reader.Constants.IsOpen);
            foreach ((CredentialMatch match, Location location) in Judge(reader, text))
            {
                if (Array.Exists(declarations, declaration => IsIn(location, declaration))) inType.Add((match, location));
                else isOpen = true;
            }
            if (isOpen) _open.Add(text.Composition);
        }
        foreach (Diagnostic diagnostic in Create(inType, isAcrossTypes: false)) yield return diagnostic;
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
        foreach (Diagnostic diagnostic in Create(reader.Texts.SelectMany(text => Judge(reader, text)), isAcrossTypes: true))
            yield return diagnostic;
    }

    /// <summary>The same literal may be a part of several texts, one of which says most of it.</summary>
    private IEnumerable<Diagnostic> Create(IEnumerable<(CredentialMatch Match, Location Location)> found, bool isAcrossTypes) => found
        .OrderBy(static finding => finding.Match.Rule == RuleTable.NamedSecret)
        .Where(finding => places.TryAdd(finding.Location))
        .Select(finding => WrittenCredentials.Create(finding.Match, finding.Location, isAcrossTypes));

    private void Add(Composition composition, ISymbol? owner)
    {
        if ((owner.GetOutermostType() ?? owner) is { } key) _found.GetOrAdd(key, static _ => []).Add(composition);
    }

    private static bool IsIn(Location location, SyntaxNode declaration) =>
        location.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(location.SourceSpan);

    /// <summary>
    /// A literal from elsewhere may hold a secret of its own, and a secret in several pieces may be reported where they are joined.
    /// </summary>
    private bool IsReportedByItself(SyntaxNode composition, IEnumerable<SyntaxNode> pieces)
    {
        SyntaxNode[] all = [.. pieces];
        bool isOneHere = all.Length == 1 && all[0].SyntaxTree == composition.SyntaxTree && composition.Span.Contains(all[0].Span);
        return !isOneHere && Array.Exists(all, places.HasAnyAt);
    }

    private IEnumerable<(CredentialMatch Match, Location Location)> Judge(CompositionReader reader, CompositionReader.ReadText text)
    {
        foreach (StringExpression variant in text.GetVariants(reader.Constants))
        {
            foreach (CredentialMatch match in Scan(variant.Value, text.Composition.IsConnectionString))
            {
                (StringPiece holder, Location location) = variant.FindHolder(match.Span);
                if (match.Span.End == variant.Value.Length && reader.IsCompletedElsewhere(match, variant, holder)) continue;
                if (IsReportedByItself(text.Composition.Operation.Syntax, variant.GetSyntax(match.Span))) continue;
                string value = variant.Value.Substring(match.Span.Start, match.Span.Length);
                if (holder.IsUnknown || tests.Ignores(location.SourceTree!, match.Rule, value)) continue;
                yield return (match, location);
            }
        }
    }

    /// <summary>What is encoded for a header is written out here, where literals have it encoded.</summary>
    private static IEnumerable<CredentialMatch> Scan(string text, bool isConnectionString)
    {
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text, isConnectionString);
        return matches.Count == 0 && BasicLogins.Find(text) is { } login ? [login] : matches;
    }

    /// <summary>Texts written out, and the constants for what is not known of them.</summary>
    private sealed class CompositionReader
    {
        private readonly HashSet<SyntaxNode> _completed = [];

        public CompositionReader(IEnumerable<Composition> compositions, CancellationToken cancellationToken)
        {
            var sources = new ValueSourceFinder(cancellationToken);
            var expansion = new StringExpansion(sources, cancellationToken);
            Constants = new PieceConstants(sources);
            Texts =
            [
                .. compositions
                    .OrderBy(static composition => composition.Operation.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
                    .ThenBy(static composition => composition.Operation.Syntax.SpanStart)
                    .Select(composition => new ReadText(composition, expansion.Expand(composition.Operation))),
            ];
            foreach (ReadText text in Texts)
            {
                foreach (IOperation piece in text.Unknown) Constants.Add(piece);
                for (int i = 0; i < text.Pieces.Count - 1; i++)
                {
                    if (text.Pieces[i + 1].Value.Length > 0) _completed.Add(text.Pieces[i].Operation.Syntax);
                }
            }
        }

        /// <summary>
        /// Determines whether a password that is empty at the end of one text is not in another: <c>"…;Password="</c> may be in a
        /// variable.
        /// </summary>
        public bool IsCompletedElsewhere(CredentialMatch match, StringExpression text, StringPiece holder) =>
            match.Rule == RuleTable.EmptyOrDefaultPassword && text.Value[match.Span.End - 1] is '=' or ':'
            && (_completed.Contains(holder.Operation.Syntax) || IsBeginning(text.Operation));

        /// <summary>Determines whether a variable that begins with a text is put into others.</summary>
        private static bool IsBeginning(IOperation text) =>
            StringExpansion.FindBuilder(text) is IVariableDeclaratorOperation { Symbol: var variable } declarator
            && declarator.GetRoot().Descendants().Any(use => use is ILocalReferenceOperation { Local: var local }
                && SymbolEqualityComparer.Default.Equals(local, variable) && StringCompositions.IsPart(use));

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
