using System.Collections.Immutable;
using Fairlead.Analyzers.Transport.Apis;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2003: an API that is told to accept certificates unchecked, or a type that accepts them.</summary>
internal static class CertificateValidationDisabled
{
    public static Diagnostic Create(
        TransportSinkUse use, InsecureValue insecure, Location location, ImmutableDictionary<string, string?>? properties) =>
            Diagnostic.Create(
        Descriptors.CertificateValidationDisabled, location, properties, $"'{use.DisplayName}'",
        use.Sink.Weakness == TransportWeakness.AnyHost
            ? "certificates issued to other hosts"
            : insecure.Detail ?? "unverified certificates");

    /// <summary>Creates the diagnostic of a method that checks certificates in place of a callback.</summary>
    public static Diagnostic CreateForMethod(IMethodSymbol method, string accepted) => Diagnostic.Create(
        Descriptors.CertificateValidationDisabled, method.Locations[0], $"'{method.ContainingType.Name}.{method.Name}'", accepted);
}
