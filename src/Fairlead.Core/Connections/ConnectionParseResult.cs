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

    public bool TryGetFields([NotNullWhen(true)] out ConnectionFields? fields)
    {
        fields = Fields;
        return fields is not null;
    }

    public static ConnectionParseResult Of(ConnectionFields fields) => new(fields, null);

    public static ConnectionParseResult Defective(string defect) => new(null, defect);
}
