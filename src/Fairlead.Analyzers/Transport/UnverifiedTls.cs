using System.Collections.Immutable;
using Fairlead.Analyzers.Transport.Apis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2005: an option of a client that turns TLS off or leaves the choice to the server.</summary>
internal static class UnverifiedTls
{
    public static Diagnostic Create(TransportSinkUse use, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(
        Descriptors.UnverifiedTls, location, properties,
        $"'{use.DisplayName}' turns TLS off, or leaves the choice to the server", $"use {use.Advice}");
}
