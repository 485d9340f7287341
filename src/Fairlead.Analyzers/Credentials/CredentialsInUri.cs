using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1004: credentials in a URI or in an HTTP header.</summary>
internal static class CredentialsInUri
{
    public static Diagnostic Create(CredentialMatch match, Location location) =>
        Diagnostic.Create(Descriptors.CredentialsInUri, location, match.What);
}
