namespace Fairlead.Benchmarks;

/// <summary>The one writer of results: a Markdown table, names to the left and numbers to the right.</summary>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"A row has {cells.Length} cells and the table {columns.Length} columns");
        _rows.Add(cells);
    }

    public void Write(TextWriter output)
    {
        var widths = columns.Select((column, i) => Math.Max(4, _rows.Select(row => row[i].Length).Append(column.Length).Max())).ToArray();
        WriteRow(output, columns, widths);
        WriteRow(output, [.. widths.Select((width, i) => i == 0 ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (var row in _rows)
            WriteRow(output, row, widths);
        output.WriteLine();
    }

    private static void WriteRow(TextWriter output, string[] cells, int[] widths) =>
        output.WriteLine("| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |");
}
