using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// Reads the connection that a finding is a part of from the code around it: the text, or the calls, initializers, statements and settings
/// that belong together. Any finding of one connection gives the same.
/// </summary>
internal static class WrittenConnectionReader
{
    public static async Task<Attempt<WrittenConnection>> ReadAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await ReadingContext.CreateAsync(document.Project, cancellationToken).ConfigureAwait(false) is not { } context
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return Fail("the file cannot be compiled");
        if (context.Tests.Contains(root.SyntaxTree))
            return Fail("the secrets of tests are made up, or come from the environment");
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return Fail("the file has changed");

        SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (WrittenText.FindWhole(place) is not { } written
            || (context.Values.Read(written) is null && WrittenText.Read(written, context) is null))
            return Fail("the secret is not written as one text");
        var places = new WrittenPlaces(context);
        if (await places.AddAsync(written).ConfigureAwait(false) is { } obstacle) return Fail(obstacle);
        if (diagnostic.Id == Descriptors.ClientFromLiterals.Id) return new OpenedClientReader(context, places, written).Read();
        bool isPart = IsPart(place, diagnostic.Location.SourceSpan);
        return await new PlacesReader(context, places, written, isPart).ReadAsync().ConfigureAwait(false);
    }

    /// <summary>Determines whether a finding shows only some of a literal's characters.</summary>
    private static bool IsPart(SyntaxNode place, TextSpan span) =>
        place is LiteralExpressionSyntax { Token: { ValueText: var text } token } && !span.Contains(token.Span)
        && token.Text.Substring(span.Start - token.SpanStart, span.Length) is var shown && shown != text && shown.Length < text.Length;

    private static Attempt<WrittenConnection> Fail(string obstacle) => Attempt<WrittenConnection>.Fail(obstacle);
}
