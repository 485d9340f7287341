namespace Fairlead.ConnectionTests.Probes;

/// <summary>The addresses of clouds' services, where a connection names only an account, a region or a namespace.</summary>
internal static class CloudAddresses
{
    public static string? FindAws(Connection connection)
    {
        if (connection.Extra.GetString("endpoint_url") is { } endpoint) return endpoint;
        string? region = connection.Extra.GetString("region_name");
        string domain = region?.StartsWith("cn-", StringComparison.Ordinal) == true ? "amazonaws.com.cn" : "amazonaws.com";
        return region is null ? $"https://sts.{domain}/" : $"https://sts.{region}.{domain}/";
    }

    public static string? FindSnowflake(Connection connection)
    {
        if (connection.Extra.GetString("account") is not { } account) return null;
        string region = connection.Extra.GetString("region") is { } name ? "." + name : "";
        return $"https://{account}{region}.snowflakecomputing.com/";
    }

    public static string? FindServiceBus(Connection connection) =>
        connection.Extra.GetString("fully_qualified_namespace") is { } name ? $"https://{name}/" : null;

    public static string? FindBlobs(Connection connection)
    {
        string? account = connection.Login;
        string? suffix = connection.Extra.GetString("endpoint_suffix");
        foreach (string part in (connection.Extra.GetString("connection_string") ?? "").Split(';'))
        {
            string[] pair = part.Split('=', 2);
            if (pair.Length < 2) continue;
            if (pair[0].Equals("BlobEndpoint", StringComparison.OrdinalIgnoreCase)) return pair[1];
            if (pair[0].Equals("AccountName", StringComparison.OrdinalIgnoreCase)) account = pair[1];
            if (pair[0].Equals("EndpointSuffix", StringComparison.OrdinalIgnoreCase)) suffix = pair[1];
        }
        return account is null ? null : $"https://{account}.blob.{suffix ?? "core.windows.net"}/";
    }
}
