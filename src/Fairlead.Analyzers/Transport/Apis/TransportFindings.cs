using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Turns what a sink is given into findings, unless the code around it says that it does no harm.</summary>
internal static class TransportFindings
{
    public static IEnumerable<Diagnostic> Find(TransportSinkUse use, OperationAnalysisContext context, KnownSymbols symbols)
    {
        if (HarmlessUses.IsHarmless(use)) yield break;
        InsecureValue[] insecureValues = use.Value is { } value
            ? [.. new InsecureValueFinder(context.Compilation, context.CancellationToken).Find(value, use.Sink.Insecure)]
            : [new InsecureValue(use.Operation, Detail: null)];
        if (insecureValues.Length == 0) yield break;
        string? login = use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls ? ClientAnalysis.FromClient(use.Operation, symbols).FindCredentials() : null;
        if (IsExcusedBeside(use, login, context)) yield break;
        foreach (InsecureValue insecure in insecureValues)
        {
            string? credentials = IsOff(use, insecure) ? login : null;
            if (DevelopmentCode.Contains(insecure.Operation) || IsChosen(use, insecure, insecureValues)) continue;
            (DiagnosticDescriptor rule, object[] arguments) = credentials is null
                ? (Descriptors.Get(use.Sink.Weakness.GetRule()), TransportMessages.GetArguments(use, insecure))
                : (Descriptors.CredentialsOverClearText, [credentials, MetadataNames.GetSimpleName(use.Sink.TypeName)]);
            yield return Diagnostic.Create(rule, GetLocation(insecure.Operation, use), TransportEdit.Find(use, insecure)?.ToProperties(), arguments);
        }
    }

    /// <summary>Determines whether nothing is encrypted for sure; what the server may refuse is reported as that.</summary>
    private static bool IsOff(TransportSinkUse use, InsecureValue insecure) => use.Sink.Weakness == TransportWeakness.ClearText
        || insecure.Operation is { ConstantValue.Value: false } or IFieldReferenceOperation { Field.Name: "Disable" or "Disabled" or "None" };

    /// <summary>Determines whether a setting of the program's own decides, as for the scheme of a URL. That nobody is checked is no choice to offer.</summary>
    private static bool IsChosen(TransportSinkUse use, InsecureValue insecure, InsecureValue[] insecureValues) =>
        use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.Revocation
        && SecureAlternatives.HasSecureMember(use.Operation.Syntax, use.Member.Name, insecure.Operation.Syntax, insecureValues.Select(static candidate => candidate.Operation.Syntax));

    /// <summary>Determines whether the code around the use takes it back: it reads whole bodies, so it is asked of what is weak alone.</summary>
    private static bool IsExcusedBeside(TransportSinkUse use, string? login, OperationAnalysisContext context)
    {
        if (DevelopmentCode.Contains(use.Operation) || OverwrittenAssignments.IsOverwritten(use)) return true;
        TransportWeakness weakness = use.Sink.Weakness;
        if (!weakness.IsNetworkWeakness()) return false;
        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, context.Operation.Syntax.SyntaxTree);
        return LocalPeers.AreUsed(use.Operation, internalHosts, countsServices: weakness is TransportWeakness.ClearText && login is null)
            || (weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls && LocalPeers.AreAddressedInClearText(use.Operation, internalHosts));
    }

    /// <summary>The value, or what names the call where the value is left to a default or the call itself is what is weak.</summary>
    private static Location GetLocation(IOperation place, TransportSinkUse use) =>
        use.Value is not null && place.Syntax != use.Operation.Syntax ? place.Syntax.GetLocation() : NameLocations.Get(use.Operation.Syntax);
}
