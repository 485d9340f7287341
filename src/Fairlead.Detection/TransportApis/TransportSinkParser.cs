using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.TransportApis;

/// <summary>
/// Parses tables of sinks: a member, what an insecure value gives up, which values are insecure, and after an arrow what to write instead.
/// </summary>
internal static class TransportSinkParser
{
    private const int PatternColumn = 2;
    private const int SecureColumn = 4;

    /// <exception cref="FormatException">A line cannot be read; the message has it.</exception>
    public static IReadOnlyList<TransportSink> Parse(string table) => ApiTable.Read(table).ConvertAll(static row => new TransportSink(
        row.TypeName, row.Member, row.ParameterName, row.GetCell<TransportWeakness>(1), ParsePattern(row),
        row.Cells.Length > SecureColumn && row.Cells[SecureColumn - 1] == "->" ? row.Cells[SecureColumn] : null));

    /// <summary>A kind of values, members of an enumeration, or both.</summary>
    private static InsecureValuePattern ParsePattern(ApiTableRow row)
    {
        if (row.Cells.Length <= PatternColumn) throw new FormatException($"{row.TypeName}.{row.Member} has no insecure value");
        string[] values = row.Cells[PatternColumn].Split('|');
        return Enum.TryParse(values[0], out InsecureValueKind kind)
            ? new InsecureValuePattern(kind, [.. values.Skip(1)])
            : new InsecureValuePattern(InsecureValueKind.Member, values);
    }
}
