using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Core.Connections;

/// <summary>
/// The fields that a text form held, or what is wrong with the text. The defect never quotes a value, which may be secret.
/// </summary>
internal sealed class ConnectionParseResult
{
    private ConnectionParseResult(ConnectionFields? fields, string? defect)
    {
        Fields = fields;
        Defect = defect;
    }

    public ConnectionFields? Fields { get; }

    /// <summary>Extras that the text sets one by one. Where the JSON of the fields' extra has one of the same name, that counts.</summary>
    public IReadOnlyList<ExtraSetting> Extras { get; init; } = [];

    /// <summary>A sentence without its period: <c>The port is not a number from 0 to 65535</c>.</summary>
    public string? Defect { get; }

    /// <summary>The scheme of the text, where it says that the client speaks clear text; null if it doesn't.</summary>
    public string? ClearTextScheme { get; init; }

    /// <summary>Extras that the text leaves to its client, and what the client does then.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ClientDefaults { get; init; } = [];

    public bool TryGetFields([NotNullWhen(true)] out ConnectionFields? fields)
    {
        fields = Fields;
        return fields is not null;
    }

    /// <summary>The fields with all extras as JSON.</summary>
    public ConnectionFields? MergeExtras() => Fields is null || Extras.Count == 0 ? Fields : Fields with
    {
        Extra = ConnectionExtraText.Add(
            Fields.Extra ?? "{}",
            ConnectionExtraText.FromValues(Extras.Select(static extra => new KeyValuePair<string, string>(extra.Name, extra.ToJson())))),
    };

    public static ConnectionParseResult Success(ConnectionFields fields) => new(fields, null);

    public static ConnectionParseResult Success(
        ConnectionFields fields, IReadOnlyList<ExtraSetting> extras, string? clearTextScheme,
        IReadOnlyList<KeyValuePair<string, string>> clientDefaults) =>
        new(fields, null) { Extras = extras, ClearTextScheme = clearTextScheme, ClientDefaults = clientDefaults };

    public static ConnectionParseResult Failure(string defect) => new(null, defect);
}
