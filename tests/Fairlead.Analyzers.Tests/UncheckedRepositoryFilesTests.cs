using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests;

/// <summary>FLD0003, as the package's targets hand its files over.</summary>
public class UncheckedRepositoryFilesTests
{
    [Fact]
    public Task FilesThatNoProjectChecks_AreReported()
    {
        var test = CreateTest("docker-compose.yml, deploy/app.env");
        test.TestState.ExpectedDiagnostics.Add(
            TestProjects.Expect("FLD0003").WithSeverity(DiagnosticSeverity.Info).WithArguments("docker-compose.yml, deploy/app.env"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task NoSuchFile_IsNotReported() => CreateTest("").RunAsync(TestContext.Current.CancellationToken);

    private static AnalyzerTest<UncheckedRepositoryFilesAnalyzer> CreateTest(string files)
    {
        var test = new AnalyzerTest<UncheckedRepositoryFilesAnalyzer> { TestCode = "" };
        test.TestState.AnalyzerConfigFiles.Add(("/0/.globalconfig", $"""
            is_global = true
            build_property.FairleadUncheckedFiles = {files}
            """));
        return test;
    }
}
