using Fairlead.Core.Text;
using Variables = Fairlead.Core.Connections.ConnectionId;

namespace Fairlead.Operations.Exchange;

/// <summary>A value that an environment has to supply, or may, by the variable that sets it.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Field">The field, such as <c>password</c> or <c>extra.api_key</c>.</param>
/// <param name="IsRequired">Whether the connection can't be resolved without.</param>
internal sealed record NeededValue(string ConnectionId, string Field, bool IsRequired)
{
    public string Variable => Variables.GetFieldVariable(Variables.FairleadPrefix, ConnectionId, Field);

    /// <summary>A name of letters, digits and hyphens, as Aspire's parameters have it.</summary>
    public string ParameterName => $"{ConnectionId}-{Field}".ToLowerInvariant().Replace('_', '-').Replace('.', '-')
        .Replace("extra-", "", StringComparison.Ordinal);

    /// <summary>A name for a variable in C#.</summary>
    public string LocalName => MemberNames.ToArgument(MemberNames.ToPascalCase(ParameterName));

    public static IReadOnlyList<NeededValue> List(IEnumerable<EffectiveConnection> connections) =>
    [
        .. connections.SelectMany(static connection => connection.Required.Select(field => new NeededValue(connection.Id, field, true))
            .Concat(connection.Optional.Select(field => new NeededValue(connection.Id, field, false)))),
    ];
}
