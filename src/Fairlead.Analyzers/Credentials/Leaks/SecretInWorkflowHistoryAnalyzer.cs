using Fairlead.Analyzers.Types;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// FLD1010: a secret in what a workflow or job framework stores: inputs, arguments of activities and jobs, events, results. Looks at no
/// operation where no such framework is referenced.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretInWorkflowHistoryAnalyzer() : FairleadAnalyzer(Descriptors.SecretInWorkflowHistory)
{
    private static readonly TypeNameSet Frameworks = new(PersistedPayload.TypeNames);

    protected override void Register(RuleContext context)
    {
        if (!Frameworks.IsAnyIn(context.Compilation)) return;

        var payloads = new PersistedPayloadFinder();
        var sources = new SecretSources(context.Compilation);
        context.RegisterOperationAction(
            c =>
            {
                foreach (PersistedPayloadFinder.StoredValue stored in payloads.Find(c.Operation, c.ContainingSymbol))
                    Check(stored, sources, new SecretTrace(sources, c.CancellationToken), c.ReportDiagnostic);
            },
            OperationKind.Invocation, OperationKind.SimpleAssignment, OperationKind.Return);
    }

    private static void Check(
        PersistedPayloadFinder.StoredValue stored, SecretSources sources, SecretTrace trace, Action<Diagnostic> report)
    {
        foreach (PayloadPart part in PayloadParts.Find(stored.Value, isSerialized: true))
        {
            string? name = part.Name ?? stored.Name;
            if (FindSecret(part.Value, name, sources, trace) is not { } secret) continue;
            report(Diagnostic.Create(Descriptors.SecretInWorkflowHistory, part.Value.Syntax.GetLocation(), secret, stored.Framework));
        }
    }

    /// <summary>By what the value is, by what a constant looks like, or by the name under which text is stored.</summary>
    private static string? FindSecret(IOperation value, string? name, SecretSources sources, SecretTrace trace)
    {
        if (trace.Find(value, isSerialized: true) is { } secret) return $"'{secret.Name}'";
        bool isNamed = name is not null && sources.IsSensitive(name);
        bool isText = value.Type is { SpecialType: SpecialType.System_String } or { SpecialType: SpecialType.System_Object };
        if (!isText && value is not ILiteralOperation) return null;

        bool isHidden = false;
        bool isOpen = false;
        foreach (IOperation origin in trace.FindSources(value).Select(static source => source.Operation))
        {
            if (origin.ConstantValue is { HasValue: true, Value: var constant })
            {
                if (constant is string text && IsSecret(name, text)) return name is null ? "A secret" : $"'{QuotedName.Show(name)}'";
                continue;
            }

            bool isMasked = SecretMasks.IsMasked(origin)
                || origin is IInvocationOperation { TargetMethod.Name: var method } && SecretMasks.IsMaskingMethod(method);
            isHidden |= isMasked;
            isOpen |= !isMasked && origin.Type?.SpecialType == SpecialType.System_String;
        }

        return isNamed && isOpen && !isHidden ? $"'{QuotedName.Show(name!)}'" : null;
    }

    private static bool IsSecret(string? name, string text) =>
        CredentialScanner.Scan(text).Count > 0 || (name is not null && SecretValues.IsSecretNamed(name, text));
}
