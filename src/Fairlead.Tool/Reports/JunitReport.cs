using System.Globalization;
using System.Xml;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Reports;

/// <summary>Writes a test for each finding, which fails, or is skipped where the finding is accepted or a suggestion.</summary>
internal static class JunitReport
{
    public static void Write(ScanResult result, TextWriter output)
    {
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CheckCharacters = false });
        int failures = result.Findings.Count(IsFailure);
        writer.WriteStartElement("testsuites");
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", "fairlead scan");
        Write(writer, "tests", Math.Max(1, result.Findings.Count + result.Problems.Count));
        Write(writer, "failures", failures);
        Write(writer, "errors", result.Problems.Count);
        Write(writer, "skipped", result.Findings.Count - failures);
        if (result.Findings.Count + result.Problems.Count == 0) WriteTest(writer, "No findings", "fairlead", null, "", "");
        foreach (Finding finding in result.Findings)
        {
            string kind = IsFailure(finding) ? "failure" : "skipped";
            string message = finding.IsAccepted ? $"{finding.Message} ({finding.Justification})" : finding.Message;
            WriteTest(writer, $"{finding.RuleId} {finding.Path}({finding.Line},{finding.Column})", finding.Path, kind, finding.RuleId,
                message);
        }
        foreach (ScanProblem problem in result.Problems)
            WriteTest(writer, "Not scanned: " + problem.Path, problem.Path, "error", "incomplete", problem.Message);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Flush();
        output.WriteLine();
    }

    private static bool IsFailure(Finding finding) => !finding.IsAccepted && finding.Severity >= DiagnosticSeverity.Warning;

    private static void WriteTest(XmlWriter writer, string name, string className, string? outcome, string type, string message)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("classname", className);
        if (outcome is not null)
        {
            writer.WriteStartElement(outcome);
            if (outcome != "skipped") writer.WriteAttributeString("type", type);
            writer.WriteAttributeString("message", message);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void Write(XmlWriter writer, string name, int number) =>
        writer.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
