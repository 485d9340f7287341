using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes the code that takes the place of one expression.</summary>
internal sealed class PieceWriter
{
    private readonly RewriteContext _context;
    private readonly WrittenConnection _written;
    private readonly MoveTarget _target;
    private readonly CodePlace _place;
    private readonly IReadOnlyList<CodePiece> _pieces;
    private readonly ValueConversion _conversion;
    private readonly WantedValue _wanted;

    public PieceWriter(
        RewriteContext context, WrittenConnection written, MoveTarget target, CodePlace place, IReadOnlyList<CodePiece> pieces)
    {
        (_context, _written, _target, _place, _pieces) = (context, written, target, place, pieces);
        _conversion = new ValueConversion(place, context.Edits);
        _wanted = pieces.Count == 1 && !pieces[0].IsNumber ? WantedValue.Find(place.Model, place.Node) : WantedValue.Text;
    }

    /// <summary>How often the code asks the connection.</summary>
    public int ReferenceCount => _pieces.Count(piece => piece.IsReference && !StaysLiteral(piece));

    /// <summary>True if a value may stay in the code: nothing of it is secret.</summary>
    public bool CanStay => _pieces.Count == 1 && _pieces[0].IsReference && !IsWhole(_pieces[0])
        && !_written.Secrets.Contains(_pieces[0].Text);

    /// <summary>True if a value has to stay: it has no setting, or the place takes another form than the connection gives.</summary>
    public bool MustStay => _target.Connection is { } connection
        ? Write(_pieces[0], "c", ConnectionValue.Find(connection, _pieces[0].Text)) is null
        : !_target.Settings.ContainsKey(_pieces[0]);

    /// <summary>True if the code needs the generated type, and not only what the resolver gives.</summary>
    public bool NeedsType => _pieces.Any(static piece => piece.IsReference && (IsWhole(piece)
        || piece.Text.StartsWith("extra.", StringComparison.Ordinal)));

    /// <summary>Writes the code. Returns null if the place takes something that the connection does not have.</summary>
    /// <param name="connection">An expression for the connection, or for the configuration.</param>
    /// <param name="isTyped">True if it is of the generated type.</param>
    public string? Write(string connection, bool isTyped)
    {
        List<string> code = [];
        for (int i = 0; i < _pieces.Count; i++)
        {
            CodePiece piece = _pieces[i];
            if (IsPlainInHole(i))
            {
                code[i - 1] = code[i - 1].Substring(0, code[i - 1].Length - 1);
                code.Add(_written.Values[piece.Text]);
                continue;
            }
            string? text = !piece.IsReference ? (i > 0 && IsPlainInHole(i - 1) ? piece.Text.Substring(1) : piece.Text)
                : StaysLiteral(piece) ? WriteLiteral(piece)
                : WriteReference(piece, connection, isTyped);
            if (text is null) return null;
            code.Add(piece.IsReference && IsInHole(i) && NeedsParentheses(text) ? $"({text})" : text);
        }
        return string.Concat(code);
    }

    private string? WriteReference(CodePiece piece, string connection, bool isTyped)
    {
        if (_target.Connection is not { } target) return WriteSetting(connection, _target.Settings[piece]);
        if (piece == CodePiece.ConnectionString) return connection + ".ToConnectionString()";
        if (piece == CodePiece.Uri) return _pieces.Count == 1
            ? ValueConversion.WriteUri(connection + ".ToUri()", _wanted)
            : connection + ".ToUri()";
        if (piece == CodePiece.Configuration) return connection + ".ToConfiguration()";
        return Write(piece, connection, isTyped ? ConnectionValue.Find(target, piece.Text) : ConnectionValue.FindUntyped(piece.Text));
    }

    private string? Write(CodePiece piece, string connection, ConnectionValue value)
    {
        string? written = _written.Values.TryGetValue(piece.Text, out string? text) ? text : null;
        bool isRaw = piece.IsNumber || (value.Kind == ValueKind.Integer && IsInHole(_pieces.ToList().IndexOf(piece)));
        WantedValue wanted = isRaw
            ? new WantedValue(_place.Model.Compilation.GetSpecialType(SpecialType.System_Int32), null, GetNumber(written))
            : _wanted;
        return _conversion.Write(connection, value, wanted, written);
    }

    /// <summary>Writes what <c>IConfiguration</c> has under a key.</summary>
    private string WriteSetting(string configuration, string key)
    {
        const string ConnectionStrings = "ConnectionStrings:";
        string insist = _place.IsNullable ? "!" : "";
        if (!key.StartsWith(ConnectionStrings, StringComparison.Ordinal))
            return $"{configuration}[{SymbolDisplay.FormatLiteral(key, quote: true)}]{insist}";
        TypeReferences.AddExtensions(
            _place, _context.Edits, _context.Service.Namespace, "ConfigurationExtensions");
        string name = SymbolDisplay.FormatLiteral(key.Substring(ConnectionStrings.Length), quote: true);
        return $"{configuration}.GetConnectionString({name}){insist}";
    }

    /// <summary>What is not secret stays in the code where there are only settings.</summary>
    private bool StaysLiteral(CodePiece piece) =>
        _target.Connection is null && piece.IsReference && !IsWhole(piece) && !_target.Settings.ContainsKey(piece);

    private string? WriteLiteral(CodePiece piece)
    {
        if (!_written.Values.TryGetValue(piece.Text, out string? value)) return null;
        return piece.IsNumber ? value : SymbolDisplay.FormatLiteral(value, quote: true);
    }

    /// <summary>A word in an interpolated string that stays needs no hole.</summary>
    private bool IsPlainInHole(int index) => _pieces[index].IsReference && IsInHole(index) && StaysLiteral(_pieces[index])
        && _pieces[index + 1].Text[0] == '}'
        && _written.Values.TryGetValue(_pieces[index].Text, out string? value)
        && value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@');

    private bool IsInHole(int index) => index > 0 && index + 1 < _pieces.Count
        && _pieces[index - 1] is { IsReference: false, Text: var before } && before.EndsWith("{", StringComparison.Ordinal)
        && _pieces[index + 1] is { IsReference: false, Text: var after }
        && (after.StartsWith("}", StringComparison.Ordinal) || after.StartsWith(":", StringComparison.Ordinal));

    // A colon begins a format.
    private static bool NeedsParentheses(string code) =>
        code.IndexOf("::", StringComparison.Ordinal) >= 0 || code.IndexOf(" ? ", StringComparison.Ordinal) >= 0;

    private static bool IsWhole(CodePiece piece) => piece.Text[0] == '(';

    private static object? GetNumber(string? written) => int.TryParse(written, out int number) ? number : null;
}
