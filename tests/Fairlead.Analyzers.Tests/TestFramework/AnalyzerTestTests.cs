using System.Collections.Immutable;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Verify = Fairlead.TestFramework.AnalyzerVerifier<Fairlead.Analyzers.Tests.TestFramework.BadNameAnalyzer>;

namespace Fairlead.Analyzers.Tests.TestFramework;

public class AnalyzerTestTests
{
    [Fact]
    public Task MarkedSpan_Matches() => Verify.VerifyAnalyzerAsync("class [|Bad|]; class Good;");

    [Fact]
    public Task MarkedSpanWithId_Matches() => Verify.VerifyAnalyzerAsync("class {|TEST1:Bad|};");

    [Fact]
    public Task Arguments_Match() =>
        Verify.VerifyAnalyzerAsync("class {|#0:Bad|};", Verify.Diagnostic().WithLocation(0).WithArguments("Bad")
            .WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task UnmarkedDiagnostic_Fails() => Fails("warning TEST1", () => Verify.VerifyAnalyzerAsync("class Bad;"));

    [Fact]
    public Task MissingDiagnostic_Fails() => Fails("actual \"0\"", () => Verify.VerifyAnalyzerAsync("class [|Good|];"));

    [Fact]
    public Task SpanThatIsTooLong_Fails() => Fails("column", () => Verify.VerifyAnalyzerAsync("[|class Bad|];"));

    [Fact]
    public Task DiagnosticMarkedTwice_Fails() => Fails("expected \"2\"", () => Verify.VerifyAnalyzerAsync("class [|[|Bad|]|];"));

    [Fact]
    public Task WrongId_Fails() => Fails("TEST2", () => Verify.VerifyAnalyzerAsync("class {|TEST2:Bad|};"));

    [Fact]
    public Task WrongArguments_Fail() => Fails("Worse", () =>
        Verify.VerifyAnalyzerAsync("class {|#0:Bad|};", Verify.Diagnostic().WithLocation(0).WithArguments("Worse")));

    [Fact]
    public Task WrongSeverity_Fails() => Fails("severity", () =>
        Verify.VerifyAnalyzerAsync("class {|#0:Bad|};", Verify.Diagnostic().WithLocation(0).WithSeverity(DiagnosticSeverity.Error)));

    [Fact]
    public Task ExpectedDiagnosticWithoutLocation_DoesNotMatchOneWithLocation() =>
        Fails("no location", () => Verify.VerifyAnalyzerAsync("class Bad;", Verify.Diagnostic()));

    [Fact]
    public Task CodeThatDoesNotCompile_Fails() => Fails("CS0246", () => Verify.VerifyAnalyzerAsync("class Good : Unknown;"));

    [Fact]
    public Task CodeThatDoesNotCompile_PassesWhereMarked() => Verify.VerifyAnalyzerAsync("class Good : {|CS0246:Unknown|};");

    [Fact]
    public Task CodeThatDoesNotCompile_PassesWhereItDoesNotMatter() =>
        new AnalyzerTest<BadNameAnalyzer> { TestCode = "class [|Bad|] : Unknown", CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync(
            Token);

    [Fact]
    public Task AnalyzerException_Fails() => Fails("thrown on purpose", () => Verify.VerifyAnalyzerAsync("class Throw;"));

    [Fact]
    public Task MarkInAdditionalFile_Matches()
    {
        var test = new AnalyzerTest<BadNameAnalyzer>();
        test.TestState.AdditionalFiles.Add(("names.txt", "Good\n[|Bad|]\n"));
        return test.RunAsync(Token);
    }

    [Fact]
    public Task UnmarkedDiagnosticInAdditionalFile_Fails() => Fails("names.txt", () =>
    {
        var test = new AnalyzerTest<BadNameAnalyzer>();
        test.TestState.AdditionalFiles.Add(("names.txt", "Bad"));
        return test.RunAsync(Token);
    });

    [Fact]
    public Task SeverityNoneInEditorConfig_IsRespected()
    {
        var test = new AnalyzerTest<BadNameAnalyzer> { TestCode = "class Bad;" };
        test.TestState.AnalyzerConfigFiles.AddEditorConfig("""
            root = true
            [*.cs]
            dotnet_diagnostic.TEST1.severity = none
            """);
        return test.RunAsync(Token);
    }

    [Fact]
    public Task SeveralSources_MatchEachInItsOwnFile()
    {
        var test = new AnalyzerTest<BadNameAnalyzer>();
        test.TestState.Sources.Add("namespace A { class [|Bad|]; }");
        test.TestState.Sources.Add(("B.cs", "namespace B { class [|Bad|] : List<int>; }"));
        return test.RunAsync(Token);
    }

    [Fact]
    public Task LanguageVersion_IsRespected() => Fails("not available in C# 10.0", () =>
        new AnalyzerTest<BadNameAnalyzer> { TestCode = "class Good(int x) { int Y => x; }",
            LanguageVersion = LanguageVersion.CSharp10 }.RunAsync(Token));

    [Fact]
    public Task MarkupModeNone_LeavesTheTextAlone()
    {
        var test = new AnalyzerTest<BadNameAnalyzer> { TestCode = """class Good { string s = "[|"; }""" };
        test.TestState.MarkupHandling = MarkupMode.None;
        return test.RunAsync(Token);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task Fails(string why, Func<Task> verify)
    {
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(verify);
        Assert.Contains(why, failure.Message);
    }
}

/// <summary>Reports types and lines of additional files that are called Bad.</summary>
#pragma warning disable RS1001, RS2008 // not an analyzer that anyone loads
internal sealed class BadNameAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("TEST1", "Bad", "'{0}' is bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(CheckClass, SyntaxKind.ClassDeclaration);
        context.RegisterAdditionalFileAction(CheckFile);
    }

    private static void CheckClass(SyntaxNodeAnalysisContext context)
    {
        SyntaxToken name = ((ClassDeclarationSyntax)context.Node).Identifier;
        if (name.ValueText == "Throw") throw new InvalidOperationException("thrown on purpose");
        if (name.ValueText == "Bad") context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name.ValueText));
    }

    private static void CheckFile(AdditionalFileAnalysisContext context)
    {
        foreach (var line in context.AdditionalFile.GetText(context.CancellationToken)!.Lines.Where(line => line.ToString() == "Bad"))
        {
            var location = Location.Create(context.AdditionalFile.Path, line.Span, line.Text!.Lines.GetLinePositionSpan(line.Span));
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, "Bad"));
        }
    }
}
