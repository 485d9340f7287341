using Fairlead.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>Ways in which a finding is accepted.</summary>
internal enum Acceptance
{
    None,

    /// <summary>By a comment, a pragma or an attribute in the source.</summary>
    InSource,

    /// <summary>By a baseline.</summary>
    InBaseline,
}

/// <summary>
/// A diagnostic of a rule as reports show it: no part of it is a value from the code. The path is relative to the root and has slashes;
/// lines and columns count from one.
/// </summary>
internal sealed record Finding(
    string RuleId,
    DiagnosticSeverity Severity,
    string Message,
    string Path,
    int Line,
    int Column,
    int EndLine,
    int EndColumn)
{
    public Acceptance Acceptance { get; init; }

    /// <summary>Gets why the finding is accepted, or null.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets the member or the names around the place, and a hash of what surrounds it: see <see cref="Surroundings"/>.</summary>
    public string Place { get; init; } = "";

    public string Context { get; init; } = "";

    /// <summary>Gets what tells values apart within this process: a hash with a key that is thrown away. No report has it.</summary>
    public string ValueKey { get; init; } = "";

    /// <summary>Gets the commit that a finding of the history is in, or null.</summary>
    public string? Commit { get; init; }

    public bool IsAccepted => Acceptance != Acceptance.None;

    /// <summary>
    /// Gets what two findings have in common that are one, found twice: by two projects that share a file, or in two branches.
    /// </summary>
    public (string Path, int Line, int Column, int EndLine, int EndColumn, string RuleId) Identity =>
        (Path, Line, Column, EndLine, EndColumn, RuleId);
}
