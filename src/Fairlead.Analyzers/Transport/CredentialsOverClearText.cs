using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2006: a login or token that goes along in clear text.</summary>
internal static class CredentialsOverClearText
{
    public static Diagnostic Create(
        Location location, string credentials, string receiver, ImmutableDictionary<string, string?>? properties = null) =>
        Diagnostic.Create(Descriptors.CredentialsOverClearText, location, properties, credentials, receiver);
}
