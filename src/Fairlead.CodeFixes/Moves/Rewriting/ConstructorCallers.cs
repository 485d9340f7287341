using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Hands a new parameter of constructors on: from the code that creates the class, and from classes that derive from it.</summary>
internal sealed class ConstructorCallers(RewriteContext context, SourceFinder sources)
{
    /// <summary>Gives all callers the argument. Returns why that can't be done, or null.</summary>
    public async Task<string?> TryPassAsync(InjectedClass type, InjectedParameters injected, int depth)
    {
        Project project = type.Parts[0].Document.Project;
        IReadOnlyList<(Document Document, SyntaxToken Token)> uses = await SymbolUses
            .FindAsync(project, type.Name, context.Cancellation).ConfigureAwait(false);
        if (await ClassObstacles.FindCreatorAsync(type.Symbol, uses, context.Cancellation).ConfigureAwait(false) is { } creator)
            return creator;

        foreach ((Document document, SyntaxToken token) in uses)
        {
            if (await TryPassAsync(type, injected, document, token, depth).ConfigureAwait(false) is { } obstacle) return obstacle;
        }
        foreach ((Document document, BaseObjectCreationExpressionSyntax creation) in await SymbolUses
            .FindImplicitCreationsAsync(project, uses, type.Name, context.Cancellation).ConfigureAwait(false))
        {
            if (await TryPassAsync(type, injected, document, creation, depth).ConfigureAwait(false) is { } obstacle) return obstacle;
        }
        return null;
    }

    private async Task<string?> TryPassAsync(
        InjectedClass type, InjectedParameters injected, Document document, SyntaxToken token, int depth)
    {
        if (token.Parent is not SimpleNameSyntax name) return null;
        SyntaxNode written = name;
        while (written.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax) written = written.Parent;
        return written.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == written =>
                await TryPassAsync(type, injected, document, creation, depth).ConfigureAwait(false),
            BaseTypeSyntax { Parent: BaseListSyntax { Parent: ClassDeclarationSyntax derived } list } called when list.Types[0] == called =>
                await TryPassFromDerivedAsync(type, injected, document, derived, depth).ConfigureAwait(false),
            UsingDirectiveSyntax { Alias: not null } => $"'{type.Name}' has another name in {document.Name}",
            _ => null,
        };
    }

    private async Task<string?> TryPassAsync(
        InjectedClass type, InjectedParameters injected, Document document, BaseObjectCreationExpressionSyntax creation, int depth)
    {
        if (await CodePlace.FindAsync(document, creation, context.Cancellation).ConfigureAwait(false) is not { } place) return null;
        SymbolInfo bound = place.Model.GetSymbolInfo(creation, context.Cancellation);
        ISymbol? constructor = bound.Symbol ?? bound.CandidateSymbols.FirstOrDefault();
        if (constructor is null || !SymbolUses.AreSame(constructor.ContainingType, type.Symbol)) return null;
        if (FindCalled(type, injected, constructor) is not { IsNew: true } called) return null;

        Attempt<ConnectionSource> source = await sources.FindAsync(place, depth + 1).ConfigureAwait(false);
        if (!source.Succeeded) return source.Obstacle;
        string value = source.Value.Name;
        bool isAdded = context.Edits.TryAdd(document.Id, creation.ArgumentList is { } arguments
            ? CodeLayout.InsertArgument(arguments, called.Index, called.Name, value)
            : CodeLayout.Insert(
                ((ObjectCreationExpressionSyntax)creation).Type.Span.End, called.Index == 0 ? $"({value})" : $"({called.Name}: {value})"));
        return isAdded ? null : $"another fix changes {place.Name}";
    }

    private async Task<string?> TryPassFromDerivedAsync(
        InjectedClass type, InjectedParameters injected, Document document, ClassDeclarationSyntax declaration, int depth)
    {
        if (await CodePlace.FindAsync(document, declaration, context.Cancellation).ConfigureAwait(false) is not { } place) return null;
        if (place.Model.GetDeclaredSymbol(declaration, context.Cancellation) is not { } symbol) return null;
        if (!SymbolUses.AreSame(symbol.BaseType, type.Symbol)) return null;
        if (depth >= RewriteContext.MaximumDepth) return $"too many classes derive from '{type.Name}'";
        if (ClassObstacles.Find(symbol, declaration) is { } obstacle) return obstacle;
        if (await InjectedClass.ReadAsync(symbol, context.Solution, context.Cancellation).ConfigureAwait(false) is not { } derived)
            return $"the constructor of '{symbol.Name}' is generated";

        Attempt<InjectedParameters> own = await new ConstructorInjection(context, sources)
            .AddParametersAsync(derived, place, depth + 1).ConfigureAwait(false);
        if (!own.Succeeded) return own.Obstacle;
        return TryCallBase(type, injected, derived, own.Value, place) ? null : $"another fix changes the constructor of '{symbol.Name}'";
    }

    private bool TryCallBase(
        InjectedClass type, InjectedParameters injected, InjectedClass derived, InjectedParameters own, CodePlace declaration)
    {
        if (own.Primary is { } primary)
        {
            BaseTypeSyntax called = ((ClassDeclarationSyntax)declaration.Node).BaseList!.Types[0];
            ArgumentListSyntax? arguments = (called as PrimaryConstructorBaseTypeSyntax)?.ArgumentList;
            if (!TryPass(type, injected, declaration, called, arguments, called.Span.End, "", primary.Name)) return false;
        }
        if (own.Added is { } added)
        {
            if (FindParameterless(type, injected) is { } parameter) added.CallBase(context, WriteArgument(parameter, added.Parameter.Name));
            return true;
        }
        return derived.Constructors.Where(static constructor => !InjectedClass.IsChained(constructor.Node)).All(constructor =>
        {
            var node = (ConstructorDeclarationSyntax)constructor.Node;
            int end = node.ParameterList.Span.End;
            string name = own.Get(constructor, node)!.Name;
            return TryPass(type, injected, constructor, node.Initializer, node.Initializer?.ArgumentList, end, " : base", name);
        });
    }

    private bool TryPass(
        InjectedClass type, InjectedParameters injected, CodePlace place, SyntaxNode? call, ArgumentListSyntax? arguments, int end,
        string keyword, string value)
    {
        if (arguments is null)
        {
            return FindParameterless(type, injected) is not { } parameter
                || context.Edits.TryAdd(place.Document.Id, CodeLayout.Insert(end, $"{keyword}({WriteArgument(parameter, value)})"));
        }
        return FindCalled(type, injected, place.Model.GetSymbolInfo(call!, context.Cancellation).Symbol) is not { IsNew: true } called
            || context.Edits.TryAdd(place.Document.Id, CodeLayout.InsertArgument(arguments, called.Index, called.Name, value));
    }

    /// <summary>Finds the parameter of the constructor that is called without arguments.</summary>
    private InjectedParameter? FindParameterless(InjectedClass type, InjectedParameters injected) =>
        type.Symbol.InstanceConstructors.FirstOrDefault(static constructor =>
            constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams)) is { } called
        && FindCalled(type, injected, called) is { IsNew: true } parameter ? parameter : null;

    /// <summary>A constructor that another project's compilation knows is found by its place among the class's own.</summary>
    private InjectedParameter? FindCalled(InjectedClass type, InjectedParameters injected, ISymbol? constructor) =>
        injected.FindCalled(
            type.Symbol.InstanceConstructors.FirstOrDefault(own => SymbolUses.AreSame(constructor, own)) ?? constructor,
            context.Solution);

    private static string WriteArgument(InjectedParameter parameter, string value) =>
        parameter.Index == 0 ? value : $"{parameter.Name}: {value}";
}
