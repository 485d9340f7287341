using System.Collections.Immutable;
using Fairlead.Analyzers.Transport.Apis;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// FLD2002: a protocol in clear text other than HTTP, by a URL's scheme, by what an API is told or by a client's default.
/// </summary>
internal static class ClearTextProtocol
{
    public static Diagnostic Create(Location location, ClearTextScheme scheme, string display, TextEdits? edit) =>
        Diagnostic.Create(Descriptors.ClearTextProtocol, location, edit?.ToProperties(), $"'{display}'", scheme.Advice);

    public static Diagnostic Create(TransportSinkUse use, Location location, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(Descriptors.ClearTextProtocol, location, properties, $"Traffic sent by '{use.DisplayName}'", use.Advice);

    /// <summary>Creates the diagnostic of a client that cannot use TLS.</summary>
    public static Diagnostic CreateForClient(Location location, string client, string advice) =>
        Diagnostic.Create(Descriptors.ClearTextProtocol, location, $"Traffic sent by '{client}'", advice);

    /// <summary>Creates the diagnostic of a client that nobody told to use TLS.</summary>
    public static Diagnostic CreateForDefault(Location location, string client, string advice) =>
        Diagnostic.Create(Descriptors.ClearTextProtocol, location, $"By default, traffic sent by '{client}'", advice);
}
