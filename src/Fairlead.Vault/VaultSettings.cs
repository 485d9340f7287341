using System.Globalization;

namespace Fairlead.Vault;

/// <summary>The options, completed by the environment.</summary>
internal sealed class VaultSettings
{
    private const string PodToken = "/var/run/secrets/kubernetes.io/serviceaccount/token";
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private VaultSettings(VaultBackendOptions options, VaultEnvironment environment, Uri address)
    {
        Options = options;
        Environment = environment;
        Address = address;
        Namespace = (options.Namespace ?? environment.Get("NAMESPACE"))?.Trim('/') is { Length: > 0 } name ? name : null;
        RoleId = options.RoleId ?? environment.Get("ROLE_ID");
        JwtFile = options.JwtFile ?? (options.AuthMethod == VaultAuthMethod.Kubernetes ? PodToken : null);
        CaCertificateFile = options.CaCertificateFile ?? environment.Get("CACERT");
        CaCertificateDirectory = options.CaCertificateDirectory ?? environment.Get("CAPATH");
        ClientCertificateFile = options.ClientCertificateFile ?? environment.Get("CLIENT_CERT");
        ClientKeyFile = options.ClientKeyFile ?? environment.Get("CLIENT_KEY");
        Timeout = options.Timeout ?? (environment.Get("CLIENT_TIMEOUT") is { } text ? ReadTimeout(text) : null) ?? DefaultTimeout;
        MountPoint = options.MountPoint.Trim('/');
        AuthMountPoint = options.AuthMountPoint?.Trim('/') ?? options.AuthMethod.ToString().ToLowerInvariant();
    }

    public VaultBackendOptions Options { get; }

    public VaultEnvironment Environment { get; }

    public Uri Address { get; }

    public string? Namespace { get; }

    public string MountPoint { get; }

    public string AuthMountPoint { get; }

    public string? RoleId { get; }

    public string? JwtFile { get; }

    public string? CaCertificateFile { get; }

    public string? CaCertificateDirectory { get; }

    public string? ClientCertificateFile { get; }

    public string? ClientKeyFile { get; }

    public TimeSpan Timeout { get; }

    /// <summary>Combines options and environment, which must be valid.</summary>
    public static VaultSettings Create(VaultBackendOptions options, VaultEnvironment environment) =>
        new(options, environment, FindAddress(options, environment)!);

    /// <summary>Finds the address. Returns null if there is none, or the environment's is not one.</summary>
    public static Uri? FindAddress(VaultBackendOptions options, VaultEnvironment environment) =>
        options.Address ?? (Uri.TryCreate(environment.Get("ADDR"), UriKind.Absolute, out Uri? address) ? address : null);

    /// <summary>
    /// Reads a duration as Vault's tools do: seconds, or numbers with units (<c>1m30s</c>). Returns null if it is not a duration.
    /// </summary>
    public static TimeSpan? ReadTimeout(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return FromSeconds(seconds);
        double total = 0;
        for (int start = 0; start < text.Length;)
        {
            int end = start;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
            int unitEnd = end;
            while (unitEnd < text.Length && char.IsAsciiLetter(text[unitEnd])) unitEnd++;
            double factor = text[end..unitEnd] switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 0.001, _ => double.NaN };
            if (!double.TryParse(text[start..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count))
                return null;
            total += count * factor;
            start = unitEnd;
            if (double.IsNaN(factor)) return null;
        }
        return FromSeconds(total);
    }

    private static TimeSpan? FromSeconds(double seconds) => seconds is > 0 and < 86400 ? TimeSpan.FromSeconds(seconds) : null;
}
