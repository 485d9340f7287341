using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Reads the connection that a finding is a part of from the code around it.</summary>
internal static class WrittenConnectionReader
{
    public static async Task<Attempt<WrittenConnection>> ReadAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null) return Attempt<WrittenConnection>.Fail("the file cannot be compiled");
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (SecretLiteral.FindAt(root, diagnostic.Location.SourceSpan) is not { } secret)
            return Attempt<WrittenConnection>.Fail("the secret is not written as one literal");
        var version = ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion;

        ConnectionType type = ConnectionTypeTable.BuiltIn.Find("generic")!;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = secret.Secret };
        if (secret.Rewrite(version) is not { } code) return Attempt<WrittenConnection>.Fail("its literal has braces");
        return new WrittenConnection
        {
            Type = type,
            Values = values,
            Secrets = ["password"],
            Replacements = [new Replacement(document, secret.Expression, code)],
            ProposedId = ProposedIds.Create(secret.Expression, database: null),
        };
    }
}
