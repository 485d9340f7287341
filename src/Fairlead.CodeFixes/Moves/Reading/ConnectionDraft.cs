using Fairlead.CodeFixes.Moves.Reading.Forms;
using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A connection while it is read: its values so far, and the code that takes the place of expressions.</summary>
internal sealed class ConnectionDraft(ConnectionType type)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<ExpressionSyntax, IReadOnlyList<CodePiece>> _replacements = [];

    public ConnectionType Type { get; } = type;

    public IReadOnlyDictionary<string, string> Values => _values;

    public IReadOnlyCollection<string> Secrets => _secrets;

    public IEnumerable<ExpressionSyntax> Replaced => _replacements.Keys;

    /// <summary>Sets a value. Returns false if there is another one already.</summary>
    public bool TrySet(string source, string value, bool isSecret = false)
    {
        if (_values.TryGetValue(source, out string? known) && known != value) return false;
        _values[source] = value;
        if (isSecret) _secrets.Add(source);
        return true;
    }

    public void Replace(ExpressionSyntax expression, IReadOnlyList<CodePiece> code)
    {
        bool isInside = _replacements.Keys.Any(other => other.SyntaxTree == expression.SyntaxTree && other.Span.Contains(expression.Span));
        if (isInside) return;
        foreach (ExpressionSyntax inner in _replacements.Keys.Where(other =>
            other.SyntaxTree == expression.SyntaxTree && expression.Span.Contains(other.Span)).ToArray())
            _replacements.Remove(inner);
        _replacements[expression] = code;
    }

    public bool Covers(SyntaxNode node) =>
        _replacements.Keys.Any(replaced => replaced.SyntaxTree == node.SyntaxTree && replaced.Span.Contains(node.Span));

    /// <summary>Values that look like secrets by themselves, such as the id of a key, go with the secrets.</summary>
    public void AddSecretValues() => _secrets.UnionWith(SourceValues.FindSecrets(_values, Type));

    public IReadOnlyList<Replacement> CreateReplacements(ReadingContext context) =>
    [
        .. _replacements
            .Select(entry => new Replacement(context.GetDocument(entry.Key.SyntaxTree), entry.Key, entry.Value))
            .OrderBy(static replacement => replacement.Document.FilePath ?? replacement.Document.Name, StringComparer.Ordinal)
            .ThenBy(static replacement => replacement.Expression.SpanStart),
    ];
}
