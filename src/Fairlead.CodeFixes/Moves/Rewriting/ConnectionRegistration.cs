using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Registers the connections where a program registers its services, unless it does already.</summary>
internal sealed class ConnectionRegistration(RewriteContext context)
{
    private const string Add = ".AddFairlead().AddConnections();";

    private static readonly string[] Registrations = ["AddConnections", "AddDbDataSource"];

    private static readonly HashSet<string> BuilderMethods = new(StringComparer.Ordinal)
    {
        "CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder", "CreateApplicationBuilder", "CreateEmptyApplicationBuilder",
    };

    public static PlanKey GetKey(RewriteContext context) => new(null, default, "registration " + context.Service.FullName);

    /// <summary>Adds the using directives of the calls.</summary>
    public static void AddNamespace(CodePlace place, PlannedEdits edits) =>
        TypeReferences.AddExtensions(place, edits, ServiceProviders.Namespace, "FairleadServiceCollectionExtensions");

    /// <summary>Makes sure that every program that uses the project registers the connections.</summary>
    public async Task EnsureAsync()
    {
        PlanKey key = GetKey(context);
        if (context.Edits.Recall<object>(key) is not null) return;
        context.Edits.Remember(key, key.Purpose);
        IEnumerable<ProjectId> programs = context.Solution.GetProjectDependencyGraph()
            .GetProjectsThatTransitivelyDependOnThisProject(context.Project.Id).Prepend(context.Project.Id);
        foreach (ProjectId id in programs)
        {
            if (context.Solution.GetProject(id) is { CompilationOptions.OutputKind: not OutputKind.DynamicallyLinkedLibrary } program)
                await EnsureAsync(program).ConfigureAwait(false);
        }
    }

    private async Task EnsureAsync(Project program)
    {
        List<(CodePlace Place, SyntaxToken Token)> calls = [];
        foreach (Document document in program.Documents)
        {
            string text = (await document.GetTextAsync(context.Cancellation).ConfigureAwait(false)).ToString();
            if (Registrations.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)) return;
            if (!MayRegister(text)) continue;
            if (await document.GetSyntaxRootAsync(context.Cancellation).ConfigureAwait(false) is not { } root) continue;
            if (await CodePlace.FindAsync(document, root, context.Cancellation).ConfigureAwait(false) is not { } place) continue;
            calls.AddRange(root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => (place.MoveTo(token.Parent!), token)));
        }

        Func<CodePlace, SyntaxToken, IReadOnlyList<TextChange>?>[] forms =
            [ExtendFairlead, AddToBuilder, AddToHostBuilder, AddToStartup, AddToCollection];
        foreach (Func<CodePlace, SyntaxToken, IReadOnlyList<TextChange>?> form in forms)
        {
            foreach ((CodePlace place, SyntaxToken token) in calls)
            {
                if (form(place, token) is not { } changes || !context.Edits.TryAdd(place.Document.Id, changes)) continue;
                AddNamespace(place, context.Edits);
                return;
            }
        }
    }

    private static bool MayRegister(string text) =>
        text.IndexOf("Builder(", StringComparison.Ordinal) >= 0 || text.IndexOf("ServiceCollection", StringComparison.Ordinal) >= 0
            || text.IndexOf("AddFairlead", StringComparison.Ordinal) >= 0;

    /// <summary>There is a call of <c>AddFairlead()</c>, and only the connections are missing.</summary>
    private static IReadOnlyList<TextChange>? ExtendFairlead(CodePlace place, SyntaxToken token) =>
        token.ValueText == "AddFairlead" && token.Parent?.Parent?.Parent is InvocationExpressionSyntax call
            ? [CodeLayout.Insert(call.Span.End, ".AddConnections()")]
            : null;

    /// <summary><c>var builder = WebApplication.CreateBuilder(args);</c></summary>
    private IReadOnlyList<TextChange>? AddToBuilder(CodePlace place, SyntaxToken token)
    {
        if (!BuilderMethods.Contains(token.ValueText) || token.Parent?.Parent?.Parent is not InvocationExpressionSyntax call) return null;
        if (place.Model.GetTypeInfo(call, context.Cancellation).Type is not INamedTypeSymbol type) return null;
        if (!TypeNames.IsOrDerivesFrom(type, "Microsoft.Extensions.Hosting.IHostApplicationBuilder")) return null;
        TypeReferences.AddExtensions(place, context.Edits, "Microsoft.Extensions.Hosting", "FairleadHostApplicationBuilderExtensions");
        return FindLocal(token) is { } local && local.Initializer?.Value == call
            ? [CodeLayout.InsertAfter(place, local.Parent!.Parent!, local.Identifier.Text + Add)]
            : SplitChain(place, call, type);
    }

    /// <summary>Keeps a builder that is built at once: <c>WebApplication.CreateBuilder(args).Build()</c>.</summary>
    private IReadOnlyList<TextChange>? SplitChain(CodePlace place, InvocationExpressionSyntax call, INamedTypeSymbol type)
    {
        StatementSyntax? statement = call.Ancestors().TakeWhile(static node => node is not AnonymousFunctionExpressionSyntax)
            .OfType<StatementSyntax>().FirstOrDefault();
        if (statement?.Parent is not (BlockSyntax or GlobalStatementSyntax)) return null;
        SyntaxNode scope = statement.Parent is GlobalStatementSyntax { Parent: { } root } ? root : statement.Parent;
        CodePlace before = place.MoveTo(statement);
        string builder = FreeNames.Find(before, scope, "builder", "hostBuilder");
        string declared = LocalTypes.Write(before, context.Edits, TypeReferences.GetNamespace(type), type.Name);
        return
        [
            CodeLayout.InsertBefore(before, statement, [$"{declared} {builder} = {call};", builder + Add]),
            new TextChange(call.Span, builder),
        ];
    }

    /// <summary><c>Host.CreateDefaultBuilder(args)</c></summary>
    private IReadOnlyList<TextChange>? AddToHostBuilder(CodePlace place, SyntaxToken token)
    {
        if (token.ValueText != "CreateDefaultBuilder" || token.Parent?.Parent?.Parent is not InvocationExpressionSyntax call) return null;
        if (place.Model.GetTypeInfo(call, context.Cancellation).Type is not { Name: "IHostBuilder" or "IWebHostBuilder" }) return null;
        SyntaxToken next = call.GetLastToken().GetNextToken();
        bool isChained = next.IsKind(SyntaxKind.DotToken)
            && !CodeLayout.IsOnOneLine(place.Text, TextSpan.FromBounds(call.Span.End, next.SpanStart));
        string space = isChained ? place.LineEnd + CodeLayout.GetIndentation(place.Text, next.SpanStart) : "";
        return [CodeLayout.Insert(call.Span.End, space + ".ConfigureServices(services => services.AddFairlead().AddConnections())")];
    }

    /// <summary>The class <c>Startup</c>.</summary>
    private static IReadOnlyList<TextChange>? AddToStartup(CodePlace place, SyntaxToken token) =>
        token.ValueText == "ConfigureServices" && token.Parent is MethodDeclarationSyntax
        {
            Body: { } body, ParameterList.Parameters: { Count: 1 } parameters,
        } && parameters[0].Type?.ToString().EndsWith("IServiceCollection", StringComparison.Ordinal) == true
            ? [CodeLayout.InsertFirst(place, body, parameters[0].Identifier.Text + Add)]
            : null;

    /// <summary><c>var services = new ServiceCollection();</c></summary>
    private static IReadOnlyList<TextChange>? AddToCollection(CodePlace place, SyntaxToken token) =>
        token.ValueText == "ServiceCollection" && FindLocal(token) is { Initializer.Value: ObjectCreationExpressionSyntax value } local
        && value.Type.Span.Contains(token.Span)
            ? [CodeLayout.InsertAfter(place, local.Parent!.Parent!, local.Identifier.Text + Add)]
            : null;

    private static VariableDeclaratorSyntax? FindLocal(SyntaxToken token) =>
        token.Parent?.AncestorsAndSelf().TakeWhile(static node => node is not StatementSyntax and not AnonymousFunctionExpressionSyntax)
            .OfType<VariableDeclaratorSyntax>().FirstOrDefault() is { Parent.Parent: LocalDeclarationStatementSyntax } local
            ? local
            : null;
}
