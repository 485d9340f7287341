namespace Fairlead.Detection.Tests.Credentials;

/// <summary>
/// Rows of a table that reads as text: one row a line, columns apart by two blanks or more, lines with <c>--</c> are headings.
/// </summary>
internal static class TextTable
{
    public static TheoryData<string> Column(string table)
    {
        var rows = new TheoryData<string>();
        foreach (string[] cells in Cells(table)) rows.Add(cells[0]);
        return rows;
    }

    public static TheoryData<string, string> TwoColumns(string table)
    {
        var rows = new TheoryData<string, string>();
        foreach (string[] cells in Cells(table)) rows.Add(cells[0], cells[1]);
        return rows;
    }

    private static IEnumerable<string[]> Cells(string table) => table
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(static line => !line.StartsWith("-- ", StringComparison.Ordinal))
        .Select(static line => line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
