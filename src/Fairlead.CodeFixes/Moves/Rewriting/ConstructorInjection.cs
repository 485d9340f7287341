using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Gives the constructors of a class a parameter, and a field that keeps it where the class has no primary constructor. Everything that
/// creates the class, or a class that derives from it, hands the argument on.
/// </summary>
internal sealed class ConstructorInjection(RewriteContext context, SourceFinder sources)
{
    private readonly ConstructorCallers _callers = new(context, sources);

    /// <summary>Makes the service usable at a place in a class.</summary>
    public async Task<Attempt<ConnectionSource>> InjectAsync(CodePlace place, TypeDeclarationSyntax declaration, int depth)
    {
        if (place.Model.GetDeclaredSymbol(declaration, context.Cancellation) is not { } symbol) return Fail("the class cannot be compiled");
        if (ClassObstacles.Find(symbol, declaration) is { } obstacle) return Fail(obstacle);
        InjectedClass? type = await InjectedClass.ReadAsync(symbol, context.Solution, context.Cancellation).ConfigureAwait(false);
        if (type is null) return Fail($"the constructor of '{symbol.Name}' is generated");

        Attempt<InjectedParameters> injected = await AddParametersAsync(type, place.MoveTo(declaration), depth).ConfigureAwait(false);
        if (!injected.Succeeded) return Fail(injected.Obstacle);
        if (injected.Value.Find(place) is { } parameter) return ConnectionSource.From(context.Service, parameter);
        if (InitializerMove.Find(place.Node) is { } initializer)
        {
            return InitializerMove.TryMove(context, place, initializer, type, injected.Value)
                ? ConnectionSource.From(context.Service, injected.Value.NameInConstructors)
                : Fail("this initializer cannot be moved to the constructor");
        }
        return AddField(type, injected.Value) is { } field
            ? ConnectionSource.From(context.Service, field)
            : Fail($"another fix changes the constructor of '{symbol.Name}'");
    }

    /// <summary>Gives all constructors of a class the parameter. It is done once.</summary>
    public async Task<Attempt<InjectedParameters>> AddParametersAsync(InjectedClass type, CodePlace declaration, int depth)
    {
        PlanKey key = context.GetKey(type.Parts[0], type.Parts[0].Node, "constructors");
        if (context.Edits.Recall<InjectedParameters>(key) is { } made) return made;

        InjectedParameters? added = type.Primary is null && !type.Constructors.Any()
            ? AddConstructor(type, declaration)
            : AddToConstructors(type);
        if (added is null) return Attempt<InjectedParameters>.Fail($"another fix changes the constructor of '{type.Name}'");

        // Before its callers are looked at: the class may create itself.
        context.Edits.Remember(key, added);
        string? obstacle = await _callers.TryPassAsync(type, added, depth).ConfigureAwait(false);
        return obstacle is null ? added : Attempt<InjectedParameters>.Fail(obstacle);
    }

    private InjectedParameters? AddConstructor(InjectedClass type, CodePlace declaration)
    {
        var node = (TypeDeclarationSyntax)declaration.Node;
        if (declaration.Language < LanguageVersion.CSharp12)
        {
            return InjectedConstructor.Add(context, type, declaration) is { } added ? new InjectedParameters { Added = added } : null;
        }
        string name = FreeNames.Find(declaration, node, context.Service.Variable);
        int end = node.TypeParameterList?.Span.End ?? node.Identifier.Span.End;
        TextChange change = CodeLayout.Insert(end, $"({WriteService(declaration)} {name})");
        return context.Edits.TryAdd(declaration.Document.Id, change)
            ? new InjectedParameters { Primary = new InjectedParameter(name, 0, IsNew: true) }
            : null;
    }

    private InjectedParameters? AddToConstructors(InjectedClass type)
    {
        var injected = new InjectedParameters();
        foreach (CodePlace constructor in type.Constructors.Concat(type.Primary is { } primary ? [primary] : []))
        {
            ParameterListSyntax list = constructor.Node is TypeDeclarationSyntax declaration
                ? declaration.ParameterList!
                : ((ConstructorDeclarationSyntax)constructor.Node).ParameterList;
            int index = CodeLayout.GetIndexForParameter(list.Parameters);
            if (FindExisting(constructor, list) is { } existing)
            {
                injected = injected.Add(constructor, new InjectedParameter(existing, index, IsNew: false));
                continue;
            }
            string name = FreeNames.Find(constructor.MoveTo(list), constructor.Node, context.Service.Variable);
            TextChange change = CodeLayout.InsertItem(
                list.Parameters, list.CloseParenToken, index, $"{WriteService(constructor)} {name}");
            if (!context.Edits.TryAdd(constructor.Document.Id, change)) return null;
            if (ParameterDocumentation.Create(constructor, context, name) is { } comment)
                context.Edits.TryAdd(constructor.Document.Id, comment);
            injected = injected.Add(constructor, new InjectedParameter(name, index, IsNew: true));
        }

        foreach (CodePlace constructor in type.Constructors.Where(static candidate => InjectedClass.IsChained(candidate.Node)))
        {
            ConstructorInitializerSyntax initializer = ((ConstructorDeclarationSyntax)constructor.Node).Initializer!;
            ArgumentListSyntax arguments = initializer.ArgumentList;
            ISymbol? target = constructor.Model.GetSymbolInfo(initializer, context.Cancellation).Symbol;
            if (injected.FindCalled(target, context.Solution) is not { IsNew: true } called) continue;
            string own = injected.Find(constructor.MoveTo(arguments))!;
            if (!context.Edits.TryAdd(constructor.Document.Id, CodeLayout.InsertArgument(arguments, called.Index, called.Name, own)))
                return null;
        }
        return injected;
    }

    /// <summary>Adds the field, and its assignment to each constructor that calls no other. Returns its name.</summary>
    private string? AddField(InjectedClass type, InjectedParameters injected)
    {
        PlanKey key = context.GetKey(type.Parts[0], type.Parts[0].Node, "field");
        if (context.Edits.Recall<string>(key) is { } made) return made;
        FieldStyle style = FieldStyle.Find(type, context.Service.Variable);
        string left = style.IsQualified ? "this." + style.Name : style.Name;
        if (injected.Added is { } constructor)
        {
            string parameter = constructor.Parameter.Name;
            constructor.AddField(context, $"{style.Modifiers}{constructor.Type} {style.Name};");
            constructor.AddStatement(context, $"{(style.Name == parameter ? "this." + style.Name : left)} = {parameter};");
            context.Edits.Remember(key, style.Name);
            return style.Name;
        }

        CodePlace[] assigning = [.. type.Constructors.Where(static candidate => !InjectedClass.IsChained(candidate.Node))];
        if (assigning.Length == 0) return null;
        string code = $"{style.Modifiers}{WriteService(assigning[0])} {style.Name};";
        if (!context.Edits.TryAdd(assigning[0].Document.Id, MemberLayout.InsertField(assigning[0], code))) return null;
        foreach (CodePlace place in assigning)
        {
            string name = injected.Find(place)!;
            string assignment = $"{(style.Name == name ? "this." + style.Name : left)} = {name};";
            if (!context.Edits.TryAdd(place.Document.Id, MemberLayout.InsertAssignment(place, assignment))) return null;
        }
        context.Edits.Remember(key, style.Name);
        return style.Name;
    }

    private string? FindExisting(CodePlace constructor, ParameterListSyntax list) => list.Parameters
        .Select(parameter => constructor.Model.GetDeclaredSymbol(parameter, context.Cancellation))
        .FirstOrDefault(parameter => parameter?.Type is INamedTypeSymbol type && context.Service.IsMetBy(type)) is { } found
            ? SymbolsInScope.GetName(found)
            : null;

    private string WriteService(CodePlace place) =>
        TypeReferences.Write(place, context.Edits, context.Service.Namespace, context.Service.TypeName);

    private static Attempt<ConnectionSource> Fail(string obstacle) => Attempt<ConnectionSource>.Fail(obstacle);
}
