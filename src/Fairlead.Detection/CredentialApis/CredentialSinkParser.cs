using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Parses tables of sinks: a member, the kind of secret, and the condition if there is one.</summary>
internal static class CredentialSinkParser
{
    /// <exception cref="FormatException">A line cannot be read; the message has it.</exception>
    public static IReadOnlyList<CredentialSink> Parse(string table) => ApiTable.Read(table).ConvertAll(static row => new CredentialSink(
        row.TypeName, row.Member, row.ParameterName, row.GetCell<SecretKind>(1), row.GetCell(2, otherwise: SinkCondition.Always))
    {
        Positions = row.Positions,
    });
}
