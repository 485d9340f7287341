using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The kinds of values that properties of a connection have.</summary>
internal enum ValueKind
{
    Text,
    Secret,
    Integer,
    Number,
    Boolean,
    Duration,
    Uri,
    List,
    Enum,
}

/// <summary>A property of a connection, as the generated type has it.</summary>
/// <param name="Kind">What it gives.</param>
/// <param name="Member">The name behind the connection.</param>
/// <param name="IsGuaranteed">False if it may be null.</param>
internal sealed record ConnectionValue(ValueKind Kind, string Member, bool IsGuaranteed)
{
    /// <summary>The text of an extra, for what wants it as it is written.</summary>
    public string? RawText { get; init; }

    /// <summary>The words of an enum.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Finds the property of a field or extra of the generated type.</summary>
    public static ConnectionValue Find(ManifestConnection connection, string source)
    {
        string? name = PropertyNames.Find(connection, source);
        bool isMentioned = connection.Values.Mentioned.Contains(source);
        if (connection.Fields.FirstOrDefault(field => field.Name == source) is { } field && name is not null)
            return new ConnectionValue(GetKind(field), name, field.Required || isMentioned);
        if (connection.Extras.FirstOrDefault(extra => extra.Path == source) is { } extra && name is not null)
        {
            return new ConnectionValue(GetKind(extra), name, extra.Required || extra.Default is not null || isMentioned)
            {
                RawText = $"Connection.Extra.GetString({Quote(extra.Name)})", Words = extra.Enum,
            };
        }
        ConnectionValue untyped = FindUntyped(source);
        return untyped with { Member = "Connection." + untyped.Member };
    }

    /// <summary>Finds the property of a connection as the resolver knows it.</summary>
    public static ConnectionValue FindUntyped(string source) => source switch
    {
        "password" => new ConnectionValue(ValueKind.Secret, "Password", IsGuaranteed: false),
        "port" => new ConnectionValue(ValueKind.Integer, "Port", IsGuaranteed: false),
        "host" or "schema" or "login" =>
            new ConnectionValue(ValueKind.Text, char.ToUpperInvariant(source[0]) + source.Substring(1), IsGuaranteed: false),
        _ => new ConnectionValue(ValueKind.Text, $"Extra.GetString({Quote(source.Substring("extra.".Length))})", IsGuaranteed: false),
    };

    private static ValueKind GetKind(ConnectionTypeField field) =>
        field.Name == "port" ? ValueKind.Integer : field.Secret ? ValueKind.Secret : ValueKind.Text;

    private static ValueKind GetKind(ExtraDeclaration extra) => extra.IsProtected ? ValueKind.Secret
        : extra.IsEnum ? ValueKind.Enum
        : extra.Type switch
        {
            ExtraType.Integer => ValueKind.Integer,
            ExtraType.Number => ValueKind.Number,
            ExtraType.Boolean => ValueKind.Boolean,
            ExtraType.Duration => ValueKind.Duration,
            ExtraType.Uri => ValueKind.Uri,
            ExtraType.Array => ValueKind.List,
            _ => ValueKind.Text,
        };

    private static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
