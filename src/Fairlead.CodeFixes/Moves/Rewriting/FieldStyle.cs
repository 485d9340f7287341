using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>How a class writes its fields: their names, their modifiers, and how constructors assign them.</summary>
/// <param name="Name">The name of the new field.</param>
/// <param name="Modifiers">Its modifiers, with a space behind them.</param>
/// <param name="IsQualified">True if constructors write <c>this.</c> in front.</param>
internal sealed record FieldStyle(string Name, string Modifiers, bool IsQualified)
{
    public static FieldStyle Find(InjectedClass type, string variable)
    {
        FieldDeclarationSyntax[] fields =
        [
            .. type.Parts.SelectMany(static part => ((TypeDeclarationSyntax)part.Node).Members.OfType<FieldDeclarationSyntax>())
                .Where(static field => !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !field.Modifiers.Any(SyntaxKind.StaticKeyword)
                    && !field.Modifiers.Any(SyntaxKind.PublicKeyword)),
        ];
        string? sample = fields.Select(static field => field.Declaration.Variables[0].Identifier.ValueText).FirstOrDefault();
        string prefix = sample is null || sample.StartsWith("_", StringComparison.Ordinal) ? "_"
            : sample.StartsWith("m_", StringComparison.Ordinal) ? "m_"
            : "";
        bool isExplicit = fields.Length == 0 || fields.Any(static field => field.Modifiers.Any(SyntaxKind.PrivateKeyword));
        string name = FindFreeName(type, prefix + variable);
        return new FieldStyle(name, isExplicit ? "private readonly " : "readonly ", prefix.Length == 0 || UsesThis(type));
    }

    private static bool UsesThis(InjectedClass type) => type.Constructors.Any(static constructor => constructor.Node.DescendantNodes()
        .Any(static node => node is AssignmentExpressionSyntax
        {
            Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax },
        }));

    private static string FindFreeName(InjectedClass type, string name)
    {
        string free = name;
        for (int number = 2; type.Symbol.GetMembers(free).Length > 0; number++)
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }
}
