using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Gives a program without a container the few statements that make one, before anything else. A program that has one must ask it after
/// it is built.
/// </summary>
internal sealed class ProgramServices(RewriteContext context)
{
    public const string NoConfiguration =
        "the program reads no configuration; add the package 'Fairlead' or 'Microsoft.Extensions.Configuration.UserSecrets'";

    private const string Purpose = "program";
    private const string Hosting = "Microsoft.Extensions.Hosting";
    private const string Configuration = "Microsoft.Extensions.Configuration";

    // What makes a container, and what it takes until services can be asked for.
    private static readonly IReadOnlyDictionary<string, string> Builders = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CreateBuilder"] = "Build", ["CreateSlimBuilder"] = "Build", ["CreateEmptyBuilder"] = "Build", ["CreateDefaultBuilder"] = "Build",
        ["CreateApplicationBuilder"] = "Build", ["CreateEmptyApplicationBuilder"] = "Build", ["ServiceCollection"] = "BuildServiceProvider",
        ["HostBuilder"] = "Build",
    };

    /// <summary>Finds or makes the service in top-level code or in <c>Main</c>.</summary>
    public Attempt<ConnectionSource> Find(CodePlace place)
    {
        if (FindStatements(place) is not { Statements.Count: > 0 } program) return Fail("the program has no statements");
        if (context.Edits.Recall<ConnectionSource>(context.GetKey(place, program.Scope, Purpose)) is { } made) return made;
        if (FindBuilder(program) is { } builder)
        {
            string build = Builders[builder];
            return Fail($"services can only be asked for after '{build}()'; move this below it, "
                + $"and keep what '{build}()' returns in a variable");
        }

        CodePlace first = place.MoveTo(program.Statements[0]);
        if (CreateStatements(first, program) is not { } lines) return Fail(context.Service.IsConfiguration
            ? NoConfiguration
            : "the program has no container; add the package 'Microsoft.Extensions.Hosting'");
        if (!context.Edits.TryAdd(place.Document.Id, CreateInsertion(first, lines.Code)))
            return Fail("another fix changes the start of the program");
        ConnectionSource source = ConnectionSource.From(context.Service, lines.Name);
        context.Edits.Remember(context.GetKey(place, program.Scope, Purpose), source);
        context.Edits.Remember(ConnectionRegistration.GetKey(context), Purpose);
        return source;
    }

    /// <summary>A comment above the first statement is about that, unless the file begins with it.</summary>
    private static TextChange CreateInsertion(CodePlace first, IReadOnlyList<string> code)
    {
        SyntaxNode statement = first.Node.Parent is GlobalStatementSyntax global ? global : first.Node;
        bool beginsFile = statement.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.None);
        if (beginsFile || !CodeLayout.StartsLine(first.Text, statement)) return CodeLayout.InsertBefore(first, first.Node, code);
        string indentation = CodeLayout.GetIndentation(first.Text, statement.SpanStart);
        return CodeLayout.Insert(
            first.Text.Lines.GetLineFromPosition(CodeLayout.FindStart(first.Text, statement)).Start,
            string.Concat(code.Select(line => indentation + line + first.LineEnd)));
    }

    private static ProgramStatements? FindStatements(CodePlace place)
    {
        if (place.Node.FirstAncestorOrSelf<GlobalStatementSyntax>() is { Parent: CompilationUnitSyntax root })
        {
            return new ProgramStatements(
                root, [.. root.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement)], "args", "Program");
        }
        if (place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body: { } body } main) return null;
        string? arguments = main.ParameterList.Parameters.FirstOrDefault()?.Identifier.ValueText;
        var type = main.Parent as TypeDeclarationSyntax;
        bool isStatic = type?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;
        return new ProgramStatements(body, body.Statements, arguments, type?.Identifier.ValueText ?? "")
        {
            IsStatic = isStatic, IsWholeProgram = main.Modifiers.Any(SyntaxKind.StaticKeyword),
        };
    }

    private static string? FindBuilder(ProgramStatements program) => program.Statements
        .SelectMany(static statement => statement.DescendantTokens())
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && Builders.ContainsKey(token.ValueText)
            && token.Parent?.Parent is MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax)
        .Select(static token => token.ValueText)
        .FirstOrDefault();

    private (IReadOnlyList<string> Code, string Name)? CreateStatements(CodePlace place, ProgramStatements program)
    {
        bool hasHost = ReferencedServices.HostBuilder.IsAnyIn(place.Model.Compilation);
        if (context.Service.IsConfiguration) return CreateConfiguration(place, program, hasHost);
        if (hasHost) return CreateHost(place, program);
        return ReferencedServices.Container.IsAnyIn(place.Model.Compilation) ? CreateContainer(place, program) : null;
    }

    private (IReadOnlyList<string> Code, string Name) CreateHost(CodePlace place, ProgramStatements program)
    {
        string builder = FindName(place, program, "builder", "hostBuilder");
        string host = FindName(place, program, "host", "appHost");
        string name = FindName(place, program, context.Service.Variable);
        TypeReferences.AddExtensions(place, context.Edits, Hosting, "FairleadHostApplicationBuilderExtensions");
        ConnectionRegistration.AddNamespace(place, context.Edits);
        string factory = TypeReferences.Write(place, context.Edits, Hosting, "Host");
        return ([
            $"{Declare(place, Hosting, "HostApplicationBuilder")} {builder} = {factory}.CreateApplicationBuilder({program.Arguments});",
            $"{builder}.AddFairlead().AddConnections();",
            $"{WriteUsing(place, program)}{Declare(place, Hosting, "IHost")} {host} = {builder}.Build();",
            $"{DeclareService(place)} {name} = {ServiceProviders.Ask(place, host + ".Services", context.Service, context.Edits).Name};",
        ], name);
    }

    private (IReadOnlyList<string> Code, string Name) CreateContainer(CodePlace place, ProgramStatements program)
    {
        string services = FindName(place, program, "services", "serviceCollection");
        string provider = FindName(place, program, "provider", "serviceProvider");
        string name = FindName(place, program, context.Service.Variable);
        ConnectionRegistration.AddNamespace(place, context.Edits);
        string collection = TypeReferences.Write(place, context.Edits, ServiceProviders.Namespace, "ServiceCollection");
        List<string> code = [$"var {services} = new {collection}();"];
        if (WriteUserSecrets(place, program) is { } configuration)
        {
            string type = TypeReferences.Write(place, context.Edits, Configuration, "IConfiguration");
            code.Add($"{services}.AddSingleton<{type}>({configuration});");
        }
        code.Add($"{services}.AddFairlead().AddConnections();");
        code.Add($"{WriteUsing(place, program)}{Declare(place, ServiceProviders.Namespace, "ServiceProvider")} {provider} = "
            + $"{services}.BuildServiceProvider();");
        code.Add($"{DeclareService(place)} {name} = {ServiceProviders.Ask(place, provider, context.Service, context.Edits).Name};");
        return (code, name);
    }

    private (IReadOnlyList<string> Code, string Name)? CreateConfiguration(CodePlace place, ProgramStatements program, bool hasHost)
    {
        string name = FindName(place, program, context.Service.Variable);
        if (WriteUserSecrets(place, program) is { } configuration) return ([$"{DeclareService(place)} {name} = {configuration};"], name);
        if (!hasHost) return null;
        string factory = TypeReferences.Write(place, context.Edits, Hosting, "Host");
        return ([$"{DeclareService(place)} {name} = {factory}.CreateApplicationBuilder({program.Arguments}).Configuration;"], name);
    }

    /// <summary>Writes the configuration that reads the user secrets. Returns null if the project can't.</summary>
    private string? WriteUserSecrets(CodePlace place, ProgramStatements program)
    {
        if (!ReferencedServices.UserSecrets.IsAnyIn(place.Model.Compilation)) return null;
        TypeReferences.AddExtensions(place, context.Edits, Configuration, "UserSecretsConfigurationExtensions");
        string builder = TypeReferences.Write(place, context.Edits, Configuration, "ConfigurationBuilder");
        string secrets = program.IsStatic
            ? $"(typeof({program.TypeName}).Assembly, optional: true)"
            : $"<{program.TypeName}>(optional: true)";
        string environment = ReferencedServices.EnvironmentVariables.IsAnyIn(place.Model.Compilation)
            ? ".AddEnvironmentVariables()"
            : "";
        return $"new {builder}().AddUserSecrets{secrets}{environment}.Build()";
    }

    private string Declare(CodePlace place, string space, string type) => LocalTypes.Write(place, context.Edits, space, type);

    private string DeclareService(CodePlace place) => Declare(place, context.Service.Namespace, context.Service.TypeName);

    private static string FindName(CodePlace place, ProgramStatements program, params string[] names) =>
        FreeNames.Find(place, program.Scope, names);

    private static string WriteUsing(CodePlace place, ProgramStatements program) =>
        program.IsWholeProgram && place.Language >= LanguageVersion.CSharp8 ? "using " : "";

    private static Attempt<ConnectionSource> Fail(string obstacle) => Attempt<ConnectionSource>.Fail(obstacle);

    /// <summary>The statements with which a program begins.</summary>
    private sealed record ProgramStatements(
        SyntaxNode Scope, IReadOnlyList<StatementSyntax> Statements, string? Arguments, string TypeName)
    {
        /// <summary>True if the type of the program is no type argument.</summary>
        public bool IsStatic { get; init; }

        /// <summary>False if what it returns is used by others.</summary>
        public bool IsWholeProgram { get; init; } = true;
    }
}
