using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Core.Connections;

/// <summary>The fields that a text form held, or what is wrong with the text. The defect never quotes a value, which may be secret.</summary>
internal sealed class ConnectionParseResult
{
    private ConnectionParseResult(ConnectionFields? fields, string? defect)
    {
        Fields = fields;
        Defect = defect;
    }

    public ConnectionFields? Fields { get; }

    /// <summary>A sentence without its period: <c>The port is not a number from 0 to 65535</c>.</summary>
    public string? Defect { get; }

    /// <summary>The scheme of the text, where it says that the client speaks clear text; null where it doesn't.</summary>
    public string? ClearTextScheme { get; init; }

    /// <summary>Extras that the text leaves to its client, and what the client does then.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ClientDefaults { get; init; } = [];

    public bool TryGetFields([NotNullWhen(true)] out ConnectionFields? fields)
    {
        fields = Fields;
        return fields is not null;
    }

    public static ConnectionParseResult Of(ConnectionFields fields) => new(fields, null);

    public static ConnectionParseResult Of(
        ConnectionFields fields, string? clearTextScheme, IReadOnlyList<KeyValuePair<string, string>> clientDefaults) =>
        new(fields, null) { ClearTextScheme = clearTextScheme, ClientDefaults = clientDefaults };

    public static ConnectionParseResult Defective(string defect) => new(null, defect);
}
