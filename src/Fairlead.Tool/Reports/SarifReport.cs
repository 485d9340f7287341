using System.Text;
using System.Text.Json;
using Fairlead.Core.Rules;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Reports;

/// <summary>
/// Writes SARIF 2.1.0: one run, paths from the root of the repository, and no text from the files. The root itself is not written, so the
/// log is the same on every machine.
/// </summary>
internal static class SarifReport
{
    public const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    public const string RootId = "%SRCROOT%";
    private const string Home = "https://github.com/fairlead/fairlead";

    public static void Write(ScanResult result, TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonReport.Layout)) WriteLog(writer, result);
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.WriteLine();
    }

    private static void WriteLog(Utf8JsonWriter writer, ScanResult result)
    {
        Rule[] rules = [.. RuleTable.All.Where(rule => result.Findings.Any(finding => finding.RuleId == rule.Id))];
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, rules);
        WriteInvocation(writer, result);
        writer.WriteStartObject("originalUriBaseIds");
        writer.WriteStartObject(RootId);
        WriteText(writer, "description", "The root of the repository");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach ((Finding finding, string fingerprint) in Fingerprints.Create(result.Findings))
            WriteResult(writer, finding, fingerprint, Array.FindIndex(rules, rule => rule.Id == finding.RuleId));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, Rule[] rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "Fairlead");
        writer.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version!.ToString(3));
        writer.WriteString("informationUri", Home);
        writer.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteText(writer, "shortDescription", rule.Title);
            WriteText(writer, "help", $"See {rule.HelpLink}, or run: fairlead explain {rule.Id}");
            writer.WriteString("helpUri", rule.HelpLink);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", rule.Confidence == RuleConfidence.Hygiene ? "note" : "warning");
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("category", rule.Category);
            writer.WriteStartArray("tags");
            writer.WriteStringValue("security");
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter writer, ScanResult result)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", result.IsComplete);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (ScanProblem problem in result.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("level", "error");
            WriteText(writer, "message", problem.ToString());
            if (problem.Path.Length > 0)
            {
                writer.WriteStartArray("locations");
                writer.WriteStartObject();
                writer.WriteStartObject("physicalLocation");
                WriteArtifact(writer, problem.Path);
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        foreach (string entry in result.StaleEntries)
        {
            writer.WriteStartObject();
            writer.WriteString("level", "note");
            WriteText(writer, "message", $"This entry of the baseline accepts nothing any more: {entry}");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, string fingerprint, int ruleIndex)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.RuleId);
        if (ruleIndex >= 0) writer.WriteNumber("ruleIndex", ruleIndex);
        writer.WriteString("level", finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "note",
        });
        WriteText(writer, "message", finding.Message);
        writer.WriteStartArray("locations");
        if (finding.Path.Length > 0) WriteLocation(writer, finding);
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("fairlead/v1", fingerprint);
        writer.WriteEndObject();
        if (finding.IsAccepted)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", finding.Acceptance == Acceptance.InSource ? "inSource" : "external");
            writer.WriteString("justification", finding.Justification);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        if (finding.Commit is not null)
        {
            writer.WriteStartObject("properties");
            writer.WriteString("commit", finding.Commit);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        WriteArtifact(writer, finding.Path);
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", finding.Line);
        writer.WriteNumber("startColumn", finding.Column);
        writer.WriteNumber("endLine", finding.EndLine);
        writer.WriteNumber("endColumn", finding.EndColumn);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteString("uriBaseId", RootId);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
