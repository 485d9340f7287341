using Microsoft.CodeAnalysis;

namespace Fairlead.TestFramework;

/// <summary>The files of the project under test, and what is expected of it. Relative paths are below <c>/0/</c>.</summary>
public sealed class SolutionState
{
    public TestFileList Sources { get; } = new("Test", ".cs");

    public TestFileList AdditionalFiles { get; } = new("Additional", ".txt");

    /// <summary>Files called <c>.editorconfig</c> or <c>.globalconfig</c>; never with markup.</summary>
    public TestFileList AnalyzerConfigFiles { get; } = new("", ".editorconfig");

    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>Expected beside what the markup says, where a test compares arguments or a diagnostic has no location.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    public MarkupMode MarkupHandling { get; set; } = MarkupMode.Allow;

    /// <summary>This state, with what it does not say taken from another.</summary>
    internal SolutionState WithDefaults(SolutionState other)
    {
        var merged = new SolutionState { MarkupHandling = MarkupHandling };
        merged.Sources.AddRange(Sources.Count > 0 ? Sources : other.Sources);
        merged.AdditionalFiles.AddRange(AdditionalFiles.Count > 0 ? AdditionalFiles : other.AdditionalFiles);
        merged.AnalyzerConfigFiles.AddRange(AnalyzerConfigFiles.Count > 0 ? AnalyzerConfigFiles : other.AnalyzerConfigFiles);
        merged.AdditionalReferences.AddRange(AdditionalReferences.Count > 0 ? AdditionalReferences : other.AdditionalReferences);
        merged.ExpectedDiagnostics.AddRange(ExpectedDiagnostics);
        return merged;
    }
}

/// <summary>Files with or without names; those without are called Test0.cs, Test1.cs, ….</summary>
public sealed class TestFileList(string defaultName, string defaultExtension) : List<(string Path, string Content)>
{
    public void Add(string content) => Add(($"{defaultName}{Count}{defaultExtension}", content));
}
