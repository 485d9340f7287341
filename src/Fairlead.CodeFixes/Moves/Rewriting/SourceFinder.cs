using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Finds what a service can be asked from at a place, or makes it: something in scope, a provider at hand, one more parameter of a lambda,
/// a method or a constructor, or the start of a program. What was made for one place is used by all others.
/// </summary>
internal sealed class SourceFinder
{
    private readonly RewriteContext _context;
    private readonly ServiceLambdas _lambdas;
    private readonly MethodParameters _methods;
    private readonly ConstructorInjection _constructors;
    private readonly ProgramServices _program;
    private readonly ConnectionRegistration _registration;

    public SourceFinder(RewriteContext context)
    {
        _context = context;
        _lambdas = new ServiceLambdas(context);
        _methods = new MethodParameters(context, this);
        _constructors = new ConstructorInjection(context, this);
        _program = new ProgramServices(context);
        _registration = new ConnectionRegistration(context);
    }

    /// <summary>Finds or makes a source.</summary>
    /// <param name="place">Where the source is used.</param>
    /// <param name="depth">How many callers have asked for it.</param>
    public async Task<Attempt<ConnectionSource>> FindAsync(CodePlace place, int depth = 0)
    {
        if (PlaceObstacles.Find(place) is { } obstacle) return Fail(depth == 0 ? obstacle : $"{obstacle} ({place.Name})");
        if (depth > RewriteContext.MaximumDepth || (depth > 0 && !_context.TryCountPlace()))
            return Fail("too many callers would have to hand the connections down");

        var symbols = new SymbolsInScope(place.Model, place.Node);
        if (ConnectionSource.FindService(symbols, _context.Service) is { } service) return service;
        if (FindHandler(place) is { } handler) return await RegisterAsync(handler).ConfigureAwait(false);
        bool takesResolver = depth == 0 && !_context.Service.IsConfiguration;
        if (takesResolver && ConnectionSource.FindResolver(symbols, place.Model, place.Node) is { } resolver) return resolver;
        if (ServiceProviders.Find(place, symbols, _context.Service, _context.Edits) is { } provider)
            return await RegisterAsync(provider).ConfigureAwait(false);
        if (depth > 0 && new TestProject(place.Model.Compilation, place.Document.Project.AnalyzerOptions).Contains(place.Node.SyntaxTree))
            return CreateFake(place);

        Attempt<ConnectionSource> made = await MakeAsync(place, depth).ConfigureAwait(false);
        return made.Succeeded ? await RegisterAsync(made.Value).ConfigureAwait(false)
            : depth == 0 ? made
            : Fail(made.Obstacle.EndsWith(")", StringComparison.Ordinal) ? made.Obstacle : $"{made.Obstacle} ({place.Name})");
    }

    private async Task<Attempt<ConnectionSource>> MakeAsync(CodePlace place, int depth)
    {
        foreach (SyntaxNode node in place.Node.AncestorsAndSelf())
        {
            switch (node)
            {
                case ArgumentSyntax argument when _lambdas.TryMakeFactory(place, argument) is { } factory:
                    return factory;
                case AnonymousFunctionExpressionSyntax lambda when _lambdas.TryExtend(place, lambda) is { } extended:
                    return extended;
                case AnonymousFunctionExpressionSyntax lambda when lambda.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return await UseFromOutsideAsync(place, lambda, depth).ConfigureAwait(false);
                case LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return await _methods.AddAsync(place, function, depth).ConfigureAwait(false);
                case GlobalStatementSyntax:
                    return _program.Find(place);
                case MemberDeclarationSyntax { Parent: TypeDeclarationSyntax type } member and not BaseTypeDeclarationSyntax:
                    return await MakeInMemberAsync(place, member, type, depth).ConfigureAwait(false);
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }:
                    return await _constructors.InjectAsync(place, type, depth).ConfigureAwait(false);
            }
        }
        return Fail("no connections can be used at this place");
    }

    private async Task<Attempt<ConnectionSource>> MakeInMemberAsync(
        CodePlace place, MemberDeclarationSyntax member, TypeDeclarationSyntax type, int depth)
    {
        if (member is MethodDeclarationSyntax factory && EntryPoints.IsDesignTimeFactory(factory, place.Model)) return _program.Find(place);
        if (!member.Modifiers.Any(SyntaxKind.StaticKeyword))
            return await _constructors.InjectAsync(place, type, depth).ConfigureAwait(false);
        return member switch
        {
            MethodDeclarationSyntax method when EntryPoints.IsMain(method, place.Model) => _program.Find(place),
            MethodDeclarationSyntax method => await _methods.AddAsync(place, method, depth).ConfigureAwait(false),
            FieldDeclarationSyntax field when await new StaticFields(_context).TryMakeInstanceAsync(place, field).ConfigureAwait(false) =>
                await _constructors.InjectAsync(place, type, depth).ConfigureAwait(false),
            FieldDeclarationSyntax field => Fail(
                $"'{field.Declaration.Variables[0].Identifier.ValueText}' is static, which is set before there are connections; "
                + "make it an instance member first"),
            PropertyDeclarationSyntax property => Fail(
                $"'{property.Identifier.ValueText}' is a static property, which takes no parameter; make it a method first"),
            ConstructorDeclarationSyntax => Fail("a static constructor takes no parameter"),
            _ => Fail("a static member that is no method takes no parameter"),
        };
    }

    /// <summary>Lets a static lambda use what is outside of it.</summary>
    private async Task<Attempt<ConnectionSource>> UseFromOutsideAsync(
        CodePlace place, AnonymousFunctionExpressionSyntax lambda, int depth)
    {
        Attempt<ConnectionSource> outside = await FindAsync(place.MoveTo(lambda.Parent!), depth).ConfigureAwait(false);
        if (!outside.Succeeded) return outside;
        SyntaxToken modifier = lambda.Modifiers.First(static token => token.IsKind(SyntaxKind.StaticKeyword));
        var change = new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), "");
        return _context.Edits.TryAdd(place.Document.Id, change) ? outside : Fail("another fix changes the lambda");
    }

    private ConnectionSource? FindHandler(CodePlace place) =>
        place.Node.AncestorsAndSelf().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault() is { } lambda
            ? _lambdas.TryExtendHandler(place, lambda)
            : null;

    /// <summary>Makes sure that the program knows the service. What is in scope already came from somewhere.</summary>
    private async Task<ConnectionSource> RegisterAsync(ConnectionSource source)
    {
        if (!_context.Service.IsConfiguration) await _registration.EnsureAsync().ConfigureAwait(false);
        return source;
    }

    private Attempt<ConnectionSource> CreateFake(CodePlace place)
    {
        bool hasFakes = !_context.Service.IsConfiguration
            && ReferencedServices.Fakes.IsAnyIn(place.Model.Compilation)
            && !(_context.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions
                .TryGetValue("build_property.FairleadFakes", out string? wanted) && wanted.ToLowerInvariant() == "false");
        if (!hasFakes) return Fail($"the test at {place.Name} would have to be given the values");
        string type = TypeReferences.Write(place, _context.Edits, _context.Service.Namespace, _context.Service.TypeName);
        return ConnectionSource.From(_context.Service, $"new {type}.Fake().Connections");
    }

    private static Attempt<ConnectionSource> Fail(string obstacle) => Attempt<ConnectionSource>.Fail(obstacle);
}
