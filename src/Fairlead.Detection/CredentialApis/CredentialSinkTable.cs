namespace Fairlead.Detection.CredentialApis;

/// <summary>Every sink that is known by itself, one row each.</summary>
internal static class CredentialSinkTable
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        .. FrameworkSinks.All,
        .. CryptographySinks.All,
        .. DatabaseSinks.All,
        .. MessagingSinks.All,
        .. IdentitySinks.All,
        .. CloudSinks.All,
        .. NetworkSinks.All,
        .. ServiceSinks.All,
    ];
}
