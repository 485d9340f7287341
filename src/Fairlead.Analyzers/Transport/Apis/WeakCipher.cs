using System.Collections.Immutable;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>FLD2009: an API that is told to allow ciphers which protect nothing, or connections without any.</summary>
internal static class WeakCipher
{
    public static Diagnostic Create(
        TransportSinkUse use, InsecureValue insecure, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(
            Descriptors.WeakCipher, location, properties, insecure.Detail ?? "connections without encryption",
            use.Sink.Secure is { } secure ? $"use '{secure}'" : CipherSettings.GetAdvice(isSsh: false));

    /// <summary>Creates the diagnostic of an algorithm that an SSH client may use.</summary>
    public static Diagnostic CreateForSsh(Location location, string weakness) =>
        Diagnostic.Create(Descriptors.WeakCipher, location, weakness, CipherSettings.GetAdvice(isSsh: true));
}
