using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>A diagnostic that a test expects, at its place. The path is empty for one without a place.</summary>
internal sealed record ExpectedDiagnostic(string Id, string Path, TextSpan Span, DiagnosticResult? Details = null)
{
    public bool Matches(Diagnostic actual) =>
        actual.Id == Id
        && actual.PathOf() == Path
        && actual.Location.SourceSpan == Span
        && (Details?.Severity is not { } severity || actual.Severity == severity)
        && (Details?.Arguments is not { } arguments
            || actual.GetMessage(CultureInfo.InvariantCulture) == Format(actual.Descriptor, arguments));

    public override string ToString() => Details?.Arguments is { } arguments
        ? $"{Id} at {Path}{Span} with ({string.Join(", ", arguments)})"
        : $"{Id} at {Path}{Span}";

    private static string Format(DiagnosticDescriptor descriptor, object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments);
}

internal static class DiagnosticComparison
{
    public static string PathOf(this Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";

    /// <summary>Fails with both lists where the actual diagnostics are not the expected ones, each exactly once.</summary>
    public static void AssertEqual(IReadOnlyList<ExpectedDiagnostic> expected, IReadOnlyList<Diagnostic> actual)
    {
        var unexpected = actual.ToList();
        var missing = new List<ExpectedDiagnostic>();
        foreach (ExpectedDiagnostic diagnostic in expected)
        {
            int index = unexpected.FindIndex(diagnostic.Matches);
            if (index < 0) missing.Add(diagnostic);
            else unexpected.RemoveAt(index);
        }
        if (missing.Count == 0 && unexpected.Count == 0) return;

        var report = new StringBuilder();
        foreach (ExpectedDiagnostic diagnostic in missing) report.Append($"Missing:    {diagnostic}\n");
        foreach (Diagnostic diagnostic in unexpected)
            report.Append(
                $"Unexpected: {diagnostic.Id} at {diagnostic.PathOf()}{diagnostic.Location.SourceSpan}: {Excerpt(diagnostic)}\n     " +
                $"       {diagnostic}\n");
        Assert.Fail(report.ToString());
    }

    private static string Excerpt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
}
