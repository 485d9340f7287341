using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fairlead.Tool.Scanning;

namespace Fairlead.Tool.Reports;

/// <summary>Writes one object with the findings, for scripts.</summary>
internal static class JsonReport
{
    public static readonly JsonWriterOptions Layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ScanResult result, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("complete", result.IsComplete);
            writer.WriteNumber("files", result.Files);
            writer.WriteNumber("lines", result.Lines);
            writer.WriteStartArray("findings");
            foreach ((Finding finding, string fingerprint) in Fingerprints.Create(result.Findings)) Write(writer, finding, fingerprint);
            writer.WriteEndArray();
            writer.WriteStartArray("problems");
            foreach (ScanProblem problem in result.Problems)
            {
                writer.WriteStartObject();
                writer.WriteString("path", problem.Path);
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteStartArray("staleEntries");
            foreach (string entry in result.StaleEntries) writer.WriteStringValue(entry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.WriteLine();
    }

    private static void Write(Utf8JsonWriter writer, Finding finding, string fingerprint)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.RuleId);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("path", finding.Path);
        writer.WriteNumber("line", finding.Line);
        writer.WriteNumber("column", finding.Column);
        writer.WriteNumber("endLine", finding.EndLine);
        writer.WriteNumber("endColumn", finding.EndColumn);
        writer.WriteString("message", finding.Message);
        writer.WriteString("fingerprint", fingerprint);
        if (finding.Commit is not null) writer.WriteString("commit", finding.Commit);
        if (finding.IsAccepted) writer.WriteString("accepted", finding.Justification);
        writer.WriteEndObject();
    }
}
