using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2006: a login or token that is sent in clear text.</summary>
internal static class CredentialsOverClearText
{
    public static Diagnostic CreateForServer(Location location, string credentials, string server, TextEdits? edit) =>
        Create(location, credentials, $"to '{server}'", edit?.ToProperties());

    public static Diagnostic CreateForClient(
        Location location, string credentials, string client, ImmutableDictionary<string, string?>? properties = null) =>
        Create(location, credentials, $"by '{client}'", properties);

    private static Diagnostic Create(
        Location location, string credentials, string route, ImmutableDictionary<string, string?>? properties) =>
        Diagnostic.Create(Descriptors.CredentialsOverClearText, location, properties, credentials, route);
}
