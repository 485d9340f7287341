using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fairlead.Operations.Exchange;

namespace Fairlead.Tool.Output;

/// <summary>
/// Writes what commands have to say. All output goes through it, as JSON values and lines of text, which hold no secret: it knows none of
/// the types that do.
/// </summary>
internal sealed class OutputWriter(ToolContext context, string format)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsForPeople => format == OutputFormat.Table;

    public void WriteLine(string line = "") => context.Out.WriteLine(MakePrintable(line));

    /// <summary>Writes a remark that is no part of the result.</summary>
    public void WriteNote(string line) => context.Error.WriteLine(MakePrintable(line));

    /// <summary>Writes a list.</summary>
    /// <param name="columns">The members that people see; programs get all.</param>
    /// <param name="rows">The objects.</param>
    public void WriteRows(IReadOnlyList<string> columns, IReadOnlyList<JsonObject> rows)
    {
        if (format is OutputFormat.Json or OutputFormat.Yaml)
        {
            WriteNode(new JsonArray([.. rows]));
            return;
        }
        string[][] cells = [.. rows.Select(row => columns.Select(column => Format(row[column])).ToArray())];
        int[] widths = [.. columns.Select((column, i) => cells.Select(row => row[i].Length).Append(column.Length).Max())];
        WriteCells(columns, widths);
        if (format == OutputFormat.Table) WriteLine(string.Join("=+=", widths.Select(static width => new string('=', width))));
        foreach (string[] row in cells) WriteCells(row, widths);
    }

    /// <summary>Writes one object: for people a member a line.</summary>
    public void WriteObject(JsonObject value)
    {
        if (format is OutputFormat.Json or OutputFormat.Yaml) WriteNode(value);
        else WriteRows(["field", "value"],
            [.. value.Select(static member => new JsonObject { ["field"] = member.Key, ["value"] = Format(member.Value) })]);
    }

    /// <summary>Writes a report: as it is for programs, its list as columns otherwise.</summary>
    public void WriteReport(JsonObject report, string list, IReadOnlyList<string> columns)
    {
        if (format is OutputFormat.Json or OutputFormat.Yaml) WriteNode(report);
        else WriteRows(columns, [.. report[list]!.AsArray().Select(static row => row!.AsObject())]);
    }

    /// <summary>Writes a value for programs.</summary>
    public void WriteNode(JsonNode value)
    {
        if (format == OutputFormat.Yaml) context.Out.Write(YamlText.Write(value));
        else context.Out.WriteLine(value.ToJsonString(Indented));
    }

    private void WriteCells(IReadOnlyList<string> cells, int[] widths)
    {
        string separator = format == OutputFormat.Table ? " | " : "  ";
        WriteLine(string.Join(separator, cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }

    private static string Format(JsonNode? node) => node switch
    {
        null => "",
        JsonArray array => string.Join(", ", array.Select(Format)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
    };

    /// <summary>A value from elsewhere may hold codes that move a terminal's cursor or change its title.</summary>
    private static string MakePrintable(string line)
    {
        if (!line.Any(char.IsControl)) return line;
        var text = new StringBuilder(line.Length);
        foreach (char c in line) text.Append(c == '\t' || !char.IsControl(c) ? c : ' ');
        return text.ToString();
    }
}
