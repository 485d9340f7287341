using System.Collections.Immutable;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Verify = Fairlead.TestFramework.CodeFixVerifier<
    Fairlead.CodeFixes.Tests.TestFramework.NumberAnalyzer, Fairlead.CodeFixes.Tests.TestFramework.NumberFixer>;

namespace Fairlead.CodeFixes.Tests.TestFramework;

public class CodeFixTestTests
{
    [Fact]
    public Task FixedCode_Matches() => Verify.VerifyCodeFixAsync("class C { int x = [|1|]; }", "class C { int x = 0; }");

    [Fact]
    public Task SeveralDiagnostics_AreAllFixed() =>
        Verify.VerifyCodeFixAsync("class C { int x = [|1|], y = [|2|]; }", "class C { int x = 0, y = 0; }");

    [Fact]
    public Task DiagnosticWithoutFix_Remains() =>
        Verify.VerifyCodeFixAsync("class C { int x = [|1|], y = [|7|]; }", "class C { int x = 0, y = [|7|]; }");

    [Fact]
    public Task NoFix_IsVerified() => Verify.VerifyNoCodeFixAsync("class C { int x = [|7|]; }");

    [Fact]
    public Task OtherFixedCode_Fails() =>
        Fails("did not match", () => Verify.VerifyCodeFixAsync("class C { int x = [|1|]; }", "class C { int x = 2; }"));

    [Fact]
    public Task OfferedFix_FailsWhereNoneWasExpected() =>
        Fails("No fix was expected", () => Verify.VerifyNoCodeFixAsync("class C { int x = [|1|]; }"));

    [Fact]
    public Task MissingFix_FailsWhereOneWasExpected() =>
        Fails("No fix was offered", () => Verify.VerifyCodeFixAsync("class C { int x = [|7|]; }", "class C { int x = 0; }"));

    [Fact]
    public Task FixThatChangesNothing_Fails() =>
        Fails("changes nothing", () => Verify.VerifyCodeFixAsync("class C { int x = [|3|]; }", "class C { int x = [|3|]; }"));

    [Fact]
    public Task FixThatBreaksTheCode_Fails() =>
        Fails("CS0029", () => Verify.VerifyCodeFixAsync("class C { int x = [|4|]; }", "class C { int x = \"four\"; }"));

    [Fact]
    public Task FixAllThatDiffersFromSingleFixes_Fails() =>
        Fails("Fix all in document", () =>
            Verify.VerifyCodeFixAsync("class C { int x = [|5|], y = [|1|]; }", "class C { int x = 0, y = 0; }"));

    [Fact]
    public Task FixThatKeepsASecretNowhere_Fails() =>
        Fails("1 of 1 secrets are kept nowhere", () => new CodeFixTest<NumberAnalyzer, ForgetfulFixer>
    {
        TestCode = """class C { int x = [|1|]; string db = "Server=db;User Id=app;Password=Tr0ub4dor3"; }""",
        FixedCode = "class C;",
    }.RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public Task DiagnosticsOfTheInput_AreVerifiedToo() =>
        Fails("warning TEST1", () => Verify.VerifyCodeFixAsync("class C { int x = 1; }", "class C { int x = 0; }"));

    [Theory]
    [InlineData(0, "0", "class C { int x = 0; }")]
    [InlineData(1, "-0", "class C { int x = -0; }")]
    public Task CodeActionIndex_Chooses(int index, string title, string fixedCode) => new CodeFixTest<NumberAnalyzer, NumberFixer>
    {
        TestCode = "class C { int x = [|6|]; }",
        FixedCode = fixedCode,
        CodeActionIndex = index,
        CodeActionTitle = title,
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task OtherTitle_Fails() => Fails("zero", () => new CodeFixTest<NumberAnalyzer, NumberFixer>
    {
        TestCode = "class C { int x = [|1|]; }",
        FixedCode = "class C { int x = 0; }",
        CodeActionTitle = "zero",
    }.RunAsync(TestContext.Current.CancellationToken));

    [Fact]
    public Task SeveralDocuments_AreAllFixed()
    {
        var test = new CodeFixTest<NumberAnalyzer, NumberFixer>();
        test.TestState.Sources.Add("class A { int x = [|1|]; }");
        test.TestState.Sources.Add("class B { int x = [|2|]; }");
        test.FixedState.Sources.Add("class A { int x = 0; }");
        test.FixedState.Sources.Add("class B { int x = 0; }");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Fails(string why, Func<Task> verify)
    {
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(verify);
        Assert.Contains(why, failure.Message);
    }
}

/// <summary>Reports numbers other than zero.</summary>
#pragma warning disable RS1001, RS2008 // not an analyzer that anyone loads
internal sealed class NumberAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule =
        new("TEST1", "Number", "Number", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.NumericLiteralExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (((LiteralExpressionSyntax)context.Node).Token.ValueText != "0")
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Node.GetLocation()));
    }
}

/// <summary>Empties a document, whatever it holds.</summary>
internal sealed class ForgetfulFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST1"];

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document changed = context.Document.WithText(SourceText.From("class C;"));
        context.RegisterCodeFix(CodeAction.Create("Forget", _ => Task.FromResult(changed), equivalenceKey: "Forget"), context.Diagnostics);
        return Task.CompletedTask;
    }
}

/// <summary>Writes zero, except where a number asks for something else: 7 has no fix, and 3, 4 and 5 have bad ones.</summary>
internal sealed class NumberFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TEST1"];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        SourceText text = await document.GetTextAsync(context.CancellationToken);
        IEnumerable<TextChange> changes = diagnostics
            .Where(diagnostic => text.ToString(diagnostic.Location.SourceSpan) != "7")
            .Select(diagnostic => new TextChange(diagnostic.Location.SourceSpan, text.ToString(diagnostic.Location.SourceSpan) switch
            {
                "4" => "\"four\"",
                "5" => "00",
                "6" when context.CodeActionEquivalenceKey == "-0" => "-0",
                _ => "0",
            }));
        return document.WithText(text.WithChanges(changes));
    });

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken);
        string[] replacements = text.ToString(context.Span) switch
        {
            "7" => [],
            "3" => ["3"],
            "4" => ["\"four\""],
            "6" => ["0", "-0"],
            _ => ["0"],
        };
        foreach (string replacement in replacements)
        {
            Document changed = context.Document.WithText(text.Replace(context.Span, replacement));
            context.RegisterCodeFix(
                CodeAction.Create(replacement, _ => Task.FromResult(changed), equivalenceKey: replacement), context.Diagnostics);
        }
    }
}
