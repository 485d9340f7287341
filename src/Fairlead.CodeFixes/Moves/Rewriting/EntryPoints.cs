using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Tells where programs begin.</summary>
internal static class EntryPoints
{
    public static bool IsMain(MethodDeclarationSyntax method, SemanticModel model) =>
        method.Identifier.ValueText == "Main"
        && model.Compilation.Options.OutputKind is (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        && method.ParameterList.Parameters.Count <= 1;
}
