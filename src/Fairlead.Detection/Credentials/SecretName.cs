namespace Fairlead.Detection.Credentials;

/// <summary>What a name promises of the value that it is given.</summary>
internal static class SecretName
{
    /// <summary>
    /// Whether the thing itself is a secret: <c>dbPassword</c>, <c>API_KEY</c>; not <c>passwordLabel</c>, <c>tokenEndpoint</c>. Judged by the
    /// words of the name and its head noun.
    /// </summary>
    public static bool IsOfSecret(string name) =>
        name.EndsWith("password", StringComparison.OrdinalIgnoreCase) || name.EndsWith("secret", StringComparison.OrdinalIgnoreCase);
}
