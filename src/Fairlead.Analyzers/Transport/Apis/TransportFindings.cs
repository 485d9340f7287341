using Fairlead.Detection.Naming;
using Fairlead.Detection.Transport;
using Fairlead.Detection.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Turns what a sink is given into findings, unless the code around it says that it does no harm.</summary>
internal static class TransportFindings
{
    public static IEnumerable<Diagnostic> Of(TransportUse use, OperationAnalysisContext context, KnownSymbols symbols)
    {
        if (HarmlessUse.Is(use)) yield break;
        WeakPlace[] places = use.Value is { } value
            ? [.. new WeakValues(context.Compilation, context.CancellationToken).In(value, use.Sink.Weak)]
            : [new WeakPlace(use.Operation, Detail: null)];
        if (places.Length == 0) yield break;
        string? login = use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls ? ClientUse.OfClient(use.Operation, symbols).FindCredentials() : null;
        if (IsExcusedBeside(use, login, context)) yield break;
        foreach (WeakPlace place in places)
        {
            string? credentials = IsOff(use, place) ? login : null;
            if (DevelopmentCode.Contains(place.Operation) || IsChosen(use, place, places)) continue;
            (DiagnosticDescriptor rule, object[] arguments) = credentials is null
                ? (Descriptors.Of(use.Sink.Weakness.Rule()), TransportMessages.Arguments(use, place))
                : (Descriptors.CredentialsOverClearText, [credentials, MetadataNames.SimpleName(use.Sink.TypeName)]);
            yield return Diagnostic.Create(rule, LocationOf(place.Operation, use), TransportEdit.Of(use, place)?.ToProperties(), arguments);
        }
    }

    /// <summary>Whether nothing is encrypted for sure; what the server may refuse is reported as that.</summary>
    private static bool IsOff(TransportUse use, WeakPlace place) => use.Sink.Weakness == TransportWeakness.ClearText
        || place.Operation is { ConstantValue.Value: false } or IFieldReferenceOperation { Field.Name: "Disable" or "Disabled" or "None" };

    /// <summary>Whether a setting of the program's own decides, as for the scheme of a URL. That nobody is checked is no choice to offer.</summary>
    private static bool IsChosen(TransportUse use, WeakPlace place, WeakPlace[] places) =>
        use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.Revocation
        && SettingChoice.IsOfMember(use.Operation.Syntax, use.Member.Name, place.Operation.Syntax, places.Select(static one => one.Operation.Syntax));

    /// <summary>Whether the code around the use takes it back: it reads whole bodies, so it is asked of what is weak alone.</summary>
    private static bool IsExcusedBeside(TransportUse use, string? login, OperationAnalysisContext context)
    {
        if (DevelopmentCode.Contains(use.Operation) || Overwritten.Is(use)) return true;
        TransportWeakness weakness = use.Sink.Weakness;
        if (!weakness.IsAboutTheNetwork()) return false;
        InternalHostSuffixes internalHosts = InternalHosts.Of(context.Options, context.Operation.Syntax.SyntaxTree);
        return LocalPeer.IsIn(use.Operation, internalHosts, countsServices: weakness is TransportWeakness.ClearText && login is null)
            || (weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls && LocalPeer.IsNamedInClearText(use.Operation, internalHosts));
    }

    /// <summary>The value, or what names the call where the value is left to a default or the call itself is what is weak.</summary>
    private static Location LocationOf(IOperation place, TransportUse use) =>
        use.Value is not null && place.Syntax != use.Operation.Syntax ? place.Syntax.GetLocation() : NameOfUse.Of(use.Operation.Syntax);
}
