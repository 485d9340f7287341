using System.Collections.Immutable;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Leaves what a sink is given to the rule about its weakness, unless the code around it says that it does no harm.</summary>
internal static class TransportSinkRules
{
    public static IEnumerable<Diagnostic> Find(TransportSinkUse use, OperationContext context)
    {
        if (HarmlessUses.IsHarmless(use)) yield break;
        InsecureValue[] insecureValues = use.Value is { } value
            ? [.. new InsecureValueFinder(context.Compilation, context.CancellationToken).Find(value, use.Sink.Insecure)]
            : [new InsecureValue(use.Operation, Detail: null)];
        if (insecureValues.Length == 0) yield break;
        string? login = use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls
            ? ClientAnalysis.FromClient(use.Operation).FindCredentials()
            : null;
        if (IsExcusedBeside(use, login, context)) yield break;
        foreach (InsecureValue insecure in insecureValues)
        {
            string? credentials = IsOff(use, insecure) ? login : null;
            if (DevelopmentCode.Contains(insecure.Operation) || IsChosen(use, insecure, insecureValues)) continue;
            yield return Create(use, insecure, credentials);
        }
    }

    private static Diagnostic Create(TransportSinkUse use, InsecureValue insecure, string? credentials)
    {
        Location location = GetLocation(insecure.Operation, use);
        ImmutableDictionary<string, string?>? properties = TransportEdit.Find(use, insecure)?.ToProperties();
        if (credentials is not null)
        {
            return CredentialsOverClearText.CreateForClient(
                location, credentials, MetadataNames.GetSimpleName(use.Sink.TypeName), properties);
        }
        return use.Sink.Weakness switch
        {
            TransportWeakness.AnyCertificate or TransportWeakness.AnyHost =>
                CertificateValidationDisabled.Create(use, insecure, location, properties),
            TransportWeakness.ClearText => ClearTextProtocol.Create(use, location, properties),
            TransportWeakness.OptionalTls => UnverifiedTls.Create(use, location, properties),
            TransportWeakness.Server => InsecureServer.Create(use, location, properties),
            TransportWeakness.WeakCipher => WeakCipher.Create(use, insecure, location, properties),
            TransportWeakness.Revocation => RevocationNotChecked.Create(use, location, properties),
            _ => ObsoleteProtocolVersion.Create(insecure, location, properties),
        };
    }

    /// <summary>Determines whether nothing is encrypted for sure; what the server may refuse is reported as that.</summary>
    private static bool IsOff(TransportSinkUse use, InsecureValue insecure) => use.Sink.Weakness == TransportWeakness.ClearText
        || insecure.Operation is { ConstantValue.Value: false }
        or IFieldReferenceOperation { Field.Name: "Disable" or "Disabled" or "None" };

    /// <summary>
    /// Determines whether a setting of the program's own decides, as for the scheme of a URL. That nobody is checked is no choice to offer.
    /// </summary>
    private static bool IsChosen(TransportSinkUse use, InsecureValue insecure, InsecureValue[] insecureValues) =>
        (use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls
            && ChosenClearText.Contains(insecure.Operation.Syntax))
        || (use.Sink.Weakness is TransportWeakness.ClearText or TransportWeakness.Revocation
            && SecureAlternatives.HasSecureMember(use.Operation.Syntax, use.MemberName, insecure.Operation.Syntax,
                insecureValues.Select(static candidate => candidate.Operation.Syntax)));

    /// <summary>
    /// Determines whether the code around the use takes it back: it reads whole bodies, so it is asked of what is weak alone.
    /// </summary>
    private static bool IsExcusedBeside(TransportSinkUse use, string? login, OperationContext context)
    {
        if (DevelopmentCode.Contains(use.Operation) || OverwrittenAssignments.IsOverwritten(use)) return true;
        TransportWeakness weakness = use.Sink.Weakness;
        if (!weakness.IsNetworkWeakness()) return false;
        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, context.Operation.Syntax.SyntaxTree);
        return LocalPeers.AreUsed(use.Operation, internalHosts, countsServices: weakness is TransportWeakness.ClearText && login is null)
            || (weakness is TransportWeakness.ClearText or TransportWeakness.OptionalTls
                && LocalPeers.AreAddressedInClearText(use.Operation, internalHosts));
    }

    /// <summary>The value, or what names the call where the value is left to a default or the call itself is what is weak.</summary>
    private static Location GetLocation(IOperation place, TransportSinkUse use) =>
        use.Value is not null && place.Syntax != use.Operation.Syntax
            ? place.Syntax.GetLocation()
            : NameLocations.Get(use.Operation.Syntax);
}
