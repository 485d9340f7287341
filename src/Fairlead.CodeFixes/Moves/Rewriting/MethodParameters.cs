using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Gives a static method or a static local function one more parameter, and all its callers the argument.</summary>
internal sealed class MethodParameters(RewriteContext context, SourceFinder sources)
{
    private const string Purpose = "parameter";

    // Attributes that leave it to the code who calls a method.
    private static readonly HashSet<string> HarmlessAttributes = new(StringComparer.Ordinal)
    {
        "Obsolete", "MethodImpl", "SuppressMessage", "UnconditionalSuppressMessage", "DebuggerStepThrough", "DebuggerHidden",
        "ExcludeFromCodeCoverage", "Pure", "DoesNotReturn", "RequiresUnreferencedCode", "RequiresDynamicCode", "StackTraceHidden",
        "SupportedOSPlatform", "EditorBrowsable",
    };

    /// <summary>Gives a method the parameter.</summary>
    public async Task<Attempt<ConnectionSource>> AddAsync(CodePlace place, MethodDeclarationSyntax method, int depth)
    {
        if (Recall(place, method) is { } made) return made;
        if (place.Model.GetDeclaredSymbol(method, context.Cancellation) is not { } symbol) return Fail("the method cannot be compiled");
        if (FindObstacle(method, symbol, place.Document.Project) is { } obstacle) return Fail(obstacle);

        IReadOnlyList<(Document Document, SyntaxToken Token)> uses = await SymbolUses
            .FindAsync(place.Document.Project, symbol.Name, context.Cancellation).ConfigureAwait(false);
        return await AddAsync(place, method, symbol, method.ParameterList, uses, depth).ConfigureAwait(false);
    }

    /// <summary>Gives a local function the parameter.</summary>
    public async Task<Attempt<ConnectionSource>> AddAsync(CodePlace place, LocalFunctionStatementSyntax function, int depth)
    {
        if (Recall(place, function) is { } made) return made;
        if (place.Model.GetDeclaredSymbol(function, context.Cancellation) is not IMethodSymbol symbol)
            return Fail("the function cannot be compiled");
        SyntaxNode scope = function.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax)
            ?? function.SyntaxTree.GetRoot(context.Cancellation);
        IEnumerable<(Document, SyntaxToken)> uses = scope.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == symbol.Name)
            .Select(token => (place.Document, token));
        return await AddAsync(place, function, symbol, function.ParameterList, [.. uses], depth).ConfigureAwait(false);
    }

    private async Task<Attempt<ConnectionSource>> AddAsync(
        CodePlace place, SyntaxNode declaration, IMethodSymbol symbol, ParameterListSyntax list,
        IReadOnlyList<(Document Document, SyntaxToken Token)> uses, int depth)
    {
        string name = FreeNames.Find(place.MoveTo(declaration), declaration, context.Service.Variable);
        int index = CodeLayout.GetIndexForParameter(list.Parameters);
        string type = TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);
        if (!context.Edits.TryAdd(
            place.Document.Id, CodeLayout.InsertItem(list.Parameters, list.CloseParenToken, index, $"{type} {name}")))
            return Fail("another fix changes the parameters");
        if (ParameterDocumentation.Create(place.MoveTo(declaration), context, name) is { } comment)
            context.Edits.TryAdd(place.Document.Id, comment);

        // Before the callers are looked at: it may call itself.
        ConnectionSource source = ConnectionSource.From(context.Service, name);
        context.Edits.Remember(context.GetKey(place, declaration, Purpose), source);
        foreach ((Document document, SyntaxToken token) in uses)
        {
            string? obstacle = await TryPassAsync(document, token, symbol, index, name, depth).ConfigureAwait(false);
            if (obstacle is not null) return Fail(obstacle);
        }
        return source;
    }

    /// <summary>Gives a caller the argument. Returns why that can't be done, or null.</summary>
    private async Task<string?> TryPassAsync(
        Document document, SyntaxToken token, IMethodSymbol method, int index, string parameter, int depth)
    {
        if (token.Parent is not SimpleNameSyntax name) return null;
        if (await CodePlace.FindAsync(document, name, context.Cancellation).ConfigureAwait(false) is not { } place) return null;
        if (FindMethod(place.Model, name, method) is not { } called) return null;

        ExpressionSyntax callee = GetCallee(name);
        if (callee.Parent is not InvocationExpressionSyntax call || call.Expression != callee)
        {
            bool isFine = IsNamedOnly(callee) || IsHandler(place.Model, callee);
            return isFine ? null : $"'{method.Name}' is passed on as a delegate at {place.Name}";
        }
        Attempt<ConnectionSource> source = await sources.FindAsync(place.MoveTo(call), depth + 1).ConfigureAwait(false);
        if (!source.Succeeded) return source.Obstacle;
        int shift = called.ReducedFrom is null ? 0 : 1;
        bool isAdded = context.Edits.TryAdd(
            document.Id, CodeLayout.InsertArgument(call.ArgumentList, index - shift, parameter, source.Value.Name));
        return isAdded ? null : $"another fix changes {place.Name}";
    }

    /// <summary>Finds the method that a name means, if it is the one; also where it is one of several.</summary>
    private static IMethodSymbol? FindMethod(SemanticModel model, SimpleNameSyntax name, IMethodSymbol method)
    {
        SymbolInfo bound = model.GetSymbolInfo(name);
        IEnumerable<ISymbol> candidates = bound.Symbol is { } symbol ? [symbol] : bound.CandidateSymbols;
        return candidates.OfType<IMethodSymbol>()
            .FirstOrDefault(candidate => SymbolUses.AreSame(candidate.ReducedFrom ?? candidate, method));
    }

    private static ExpressionSyntax GetCallee(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding when binding.Name == name => binding,
        _ => name,
    };

    /// <summary>A minimal API gives its handlers what they ask for.</summary>
    private static bool IsHandler(SemanticModel model, ExpressionSyntax expression) =>
        LambdaArgument.Find(model, expression) is { } argument && argument.IsHandler();

    private static bool IsNamedOnly(ExpressionSyntax expression) => expression.Parent is ArgumentSyntax
    {
        Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } },
    };

    private static string? FindObstacle(MethodDeclarationSyntax method, IMethodSymbol symbol, Project project)
    {
        string name = symbol.Name;
        if (symbol.IsExtern || symbol.PartialDefinitionPart is not null || symbol.PartialImplementationPart is not null)
            return $"the static method '{name}' is declared in several places";
        if (symbol.ContainingType.TypeKind == TypeKind.Interface || ImplementsInterface(symbol))
            return $"the static method '{name}' implements an interface";
        if (FindCallingAttribute(method) is { } attribute)
            return $"the static method '{name}' is called by what its attribute '{attribute}' stands for";
        return IsPublishedApi(symbol, project)
            ? $"the static method '{name}' belongs to the library's public API, which a file lists; give it a parameter first"
            : null;
    }

    private static bool ImplementsInterface(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
        .Select(method.ContainingType.FindImplementationForInterfaceMember)
        .Any(implementation => SymbolEqualityComparer.Default.Equals(implementation, method));

    private static string? FindCallingAttribute(MethodDeclarationSyntax method) => method.AttributeLists
        .Where(static list => list.Target is null)
        .SelectMany(static list => list.Attributes)
        .Select(static attribute => attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText
            : attribute.Name.ToString())
        .Select(static name => name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - 9) : name)
        .FirstOrDefault(static name => !HarmlessAttributes.Contains(name));

    /// <summary>A library that lists its API has callers elsewhere, who should not be broken by the way.</summary>
    private static bool IsPublishedApi(ISymbol symbol, Project project)
    {
        if (!project.AdditionalDocuments.Any(static file => file.Name.StartsWith("PublicAPI.", StringComparison.Ordinal))) return false;
        for (ISymbol? part = symbol; part is not null and not INamespaceSymbol; part = part.ContainingSymbol)
        {
            if (part.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }
        return true;
    }

    private ConnectionSource? Recall(CodePlace place, SyntaxNode declaration) =>
        context.Edits.Recall<ConnectionSource>(context.GetKey(place, declaration, Purpose));

    private static Attempt<ConnectionSource> Fail(string obstacle) => Attempt<ConnectionSource>.Fail(obstacle);
}
