using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Tells where programs begin, or tools that run a part of them.</summary>
internal static class EntryPoints
{
    public static bool IsMain(MethodDeclarationSyntax method, SemanticModel model) =>
        method.Identifier.ValueText == "Main"
        && model.Compilation.Options.OutputKind is (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        && method.ParameterList.Parameters.Count <= 1;

    /// <summary>Determines whether Entity Framework's tools call a method, for which they create its class themselves.</summary>
    public static bool IsDesignTimeFactory(MethodDeclarationSyntax method, SemanticModel model) =>
        method.Identifier.ValueText == "CreateDbContext"
        && model.GetDeclaredSymbol(method)?.ContainingType.AllInterfaces
            .Any(static type => type.Name == "IDesignTimeDbContextFactory") == true;
}
