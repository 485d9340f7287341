using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>What a text with a syntax of its own says of a connection, and the code that says the same with references to it.</summary>
internal sealed class FormReading
{
    public required ConnectionType Type { get; init; }

    /// <summary>The values by source, decoded.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required IReadOnlyCollection<string> Secrets { get; init; }

    /// <summary>The expression that the code replaces: the text's, or the form around it.</summary>
    public required ExpressionSyntax Replaced { get; init; }

    public IReadOnlyList<CodePiece> Code { get; init; } = [];

    /// <summary>True if the code around it says the rest: a header's value, whose client has the address.</summary>
    public bool IsPart { get; init; }

    /// <summary>Why no code can say the same; null if the code does.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Creates the reading of a text whose secrets are those that the type or the values themselves say.</summary>
    public static FormReading Create(
        WrittenText text, ConnectionType type, IReadOnlyDictionary<string, string> values, IReadOnlyList<CodePiece> code,
        ExpressionSyntax? replaced = null, bool isPart = false, string? obstacle = null) => new()
        {
            Type = type,
            Values = values,
            Secrets = SourceValues.FindSecrets(values, type),
            Replaced = replaced ?? text.Expression,
            Code = code,
            IsPart = isPart,
            Obstacle = obstacle,
        };
}
