using System.Collections.Immutable;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Ways to make a reported place secure.</summary>
internal enum TransportEditKind
{
    /// <summary>Takes away the assignment or the argument, so that what the API does by itself stays: it checks.</summary>
    Remove,

    /// <summary>Writes another value.</summary>
    Replace,
}

/// <inheritdoc cref="TransportEditKind"/>
internal sealed record TransportEdit(TransportEditKind Kind, string Replacement)
{
    private const string KindKey = "edit";
    private const string ReplacementKey = "replacement";

    /// <summary>Returns null if nothing that compiles is sure to be what is meant.</summary>
    public static TransportEdit? Find(TransportSinkUse use, InsecureValue insecure)
    {
        if (use.Value is null || InsecureValueFinder.Unwrap(use.Value) != insecure.Operation || ChangesMore(use.Sink)) return null;
        if (use.Sink.Insecure.Kind is InsecureValueKind.AcceptingCallback or InsecureValueKind.UncheckedCallback)
            return new TransportEdit(TransportEditKind.Remove, "");
        if (insecure.Operation is ILiteralOperation { ConstantValue.Value: bool value })
            return new TransportEdit(TransportEditKind.Replace, value ? "false" : "true");
        // The name of the type stays as it is written there.
        bool hasStrong = use.Sink.Secure is not null
            && insecure.Operation is IMemberReferenceOperation { Member: { IsStatic: true, ContainingType: var type } }
            && !type.GetMembers(use.Sink.Secure).IsEmpty;
        return hasStrong ? new TransportEdit(TransportEditKind.Replace, use.Sink.Secure!) : null;
    }

    // What an event's argument says is refused altogether, and a connection that is TLS from its start needs another port.
    private static bool ChangesMore(TransportSink sink) =>
        sink.TypeName.EndsWith("EventArgs", StringComparison.Ordinal) || sink.ParameterName == "useSsl";

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(KindKey, Kind.ToString())
        .Add(ReplacementKey, Replacement);

    /// <summary>Returns null if the diagnostic offers no fix.</summary>
    public static TransportEdit? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(KindKey, out string? kind) && Enum.TryParse(kind, out TransportEditKind known)
        && properties.TryGetValue(ReplacementKey, out string? replacement) && replacement is not null
            ? new TransportEdit(known, replacement)
            : null;
}
