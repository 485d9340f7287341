using Fairlead.Detection.Transport;
using Fairlead.Detection.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Turns what a sink is given into findings, unless the code around it says that it does no harm.</summary>
internal static class TransportFindings
{
    public static IEnumerable<Diagnostic> Of(TransportUse use, OperationAnalysisContext context)
    {
        if (HarmlessUse.Is(use)) yield break;
        WeakPlace[] places = use.Value is { } value
            ? [.. new WeakValues(context.Compilation, context.CancellationToken).In(value, use.Sink.Weak)]
            : [new WeakPlace(use.Operation, Detail: null)];
        foreach (WeakPlace place in places)
        {
            if (DevelopmentCode.Contains(place.Operation) || DevelopmentCode.Contains(use.Operation) || Overwritten.Is(use)) continue;
            if (use.Sink.Weakness.IsAboutTheNetwork() && LocalPeer.IsIn(use.Operation, InternalHosts(context))) continue;
            if (use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls && LocalPeer.IsNamedInClearText(use.Operation, InternalHosts(context))) continue;
            yield return Diagnostic.Create(
                Descriptors.Of(use.Sink.Weakness.Rule()), LocationOf(place.Operation, use), TransportEdit.Of(use, place)?.ToProperties(), TransportMessages.Arguments(use, place));
        }
    }

    /// <summary>The value, or what names the call where the value is left to a default or the call itself is what is weak.</summary>
    private static Location LocationOf(IOperation place, TransportUse use) =>
        use.Value is not null && place.Syntax != use.Operation.Syntax ? place.Syntax.GetLocation() : NameOfUse.Of(use.Operation.Syntax);

    private static InternalHostSuffixes InternalHosts(OperationAnalysisContext context) =>
        new(TransportTextAnalyzer.InternalHostSuffixesOption.Read(context.Options, context.Operation.Syntax.SyntaxTree));
}
