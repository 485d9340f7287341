using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>FLD2009: weak algorithms that code adds to those of an SSH client: <c>info.Encryptions.Add("3des-cbc", …)</c>.</summary>
internal static class SshAlgorithms
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
        { "Encryptions", "HmacAlgorithms", "KeyExchangeAlgorithms", "HostKeyAlgorithms" };

    /// <summary>Determines whether a method of that name may add one.</summary>
    public static bool IsAdding(string method) => method is "Add" or "TryAdd" or "Insert";

    public static void CheckCall(OperationContext context, TestFiles tests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsList(call.Instance) || (call.Instance is null && call.Arguments.Length > 0 && IsList(call.Arguments[0].Value)))
            Check(context, call.Arguments.Select(static argument => argument.Value), tests);
    }

    /// <summary>Checks <c>info.Encryptions["3des-cbc"] = …</c>.</summary>
    public static void CheckAssignment(OperationContext context, TestFiles tests)
    {
        if (((IAssignmentOperation)context.Operation).Target is IPropertyReferenceOperation { Property.IsIndexer: true } indexer
            && IsList(indexer.Instance))
            Check(context, indexer.Arguments.Select(static argument => argument.Value), tests);
    }

    private static bool IsList(IOperation? instance) =>
        instance?.WithoutConversions() is IPropertyReferenceOperation
        {
            Property: { Name: var name, ContainingType.Name: "ConnectionInfo" },
        }
        && Lists.Contains(name);

    private static void Check(OperationContext context, IEnumerable<IOperation> names, TestFiles tests)
    {
        foreach (IOperation name in names)
        {
            if (name.ConstantValue.Value is not string algorithm || WeakCiphers.Describe(algorithm) is not { } weakness) continue;
            if (tests.Contains(name.Syntax.SyntaxTree) || DevelopmentCode.Contains(name)) return;
            context.ReportDiagnostic(WeakCipher.CreateForSsh(name.Syntax.GetLocation(), weakness));
        }
    }
}
