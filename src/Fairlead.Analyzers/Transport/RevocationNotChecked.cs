using System.Collections.Immutable;
using Fairlead.Analyzers.Transport.Apis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2008: an API that is told not to ask whether a certificate was revoked.</summary>
internal static class RevocationNotChecked
{
    public static Diagnostic Create(TransportSinkUse use, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(Descriptors.RevocationNotChecked, location, properties, $"'{use.DisplayName}'");
}
