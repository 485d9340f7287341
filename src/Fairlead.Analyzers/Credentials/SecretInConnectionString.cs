using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1003: a password or key in a connection string.</summary>
internal static class SecretInConnectionString
{
    public static Diagnostic Create(CredentialMatch match, Location location) =>
        Diagnostic.Create(Descriptors.SecretInConnectionString, location, match.What);
}
