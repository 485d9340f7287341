using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Fairlead.Aws;

/// <summary>The address of a service, and the region that requests are signed for.</summary>
internal sealed class AwsEndpoint
{
    private AwsEndpoint(Uri address, string region)
    {
        Address = address;
        Region = region;
    }

    public Uri Address { get; }

    public string Region { get; }

    /// <summary>Determines whether a text can be part of a host name.</summary>
    public static bool IsRegion(string region) =>
        region.Length is > 0 and <= 40 && region.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Finds what is wrong with an address. Returns null if it is valid.</summary>
    public static string? FindProblem(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https")
            ? "is not an http or https address"
        : address.PathAndQuery != "/" || address.UserInfo.Length > 0 || address.Fragment.Length > 0 ? "is more than scheme, host and port"
        : null;

    /// <summary>
    /// Finds the service by the options and the environment. Asks the instance's metadata for the region only if nothing else sets it.
    /// </summary>
    public static AwsEndpoint Find(AwsService service, AwsBackendOptions options)
    {
        CredentialProfile? profile = FindProfile(options.Profile);
        string? address = options.Endpoint ?? GetVariable(service.EndpointVariable) ?? GetVariable("AWS_ENDPOINT_URL")
            ?? profile?.EndpointUrl;
        string? region = options.Region ?? (options.Profile is null ? null : profile?.Region?.SystemName)
            ?? GetVariable("AWS_REGION") ?? GetVariable("AWS_DEFAULT_REGION") ?? profile?.Region?.SystemName
            ?? (address is null
                ? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: true)?.SystemName : FindRegionOfHost(address));
        if (region is null || !IsRegion(region))
            throw new AwsException(null, 0, $"no AWS region: set {nameof(options.Region)}, AWS_REGION, or the region of the profile");
        if (address is null) return new AwsEndpoint(new Uri($"https://{GetHost(service, region, profile)}/"), region);
        return FindProblem(address) is { } problem
            ? throw new AwsException(null, 0, $"the endpoint that the environment or the profile sets {problem}")
            : new AwsEndpoint(new Uri(address), region);
    }

    /// <summary>
    /// Finds the region in an address of AWS, such as that of a VPC endpoint. Emulators get a default region.
    /// </summary>
    private static string FindRegionOfHost(string address) =>
        (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? uri.Host : "").Split('.')
            .FirstOrDefault(static label => RegionEndpoint.EnumerableAllRegions.Any(known => known.SystemName == label)) ?? "us-east-1";

    private static string GetHost(AwsService service, string region, CredentialProfile? profile)
    {
        string name = service.SigningName + (IsOn("AWS_USE_FIPS_ENDPOINT", profile?.UseFIPSEndpoint) ? "-fips" : "");
        string suffix = RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;
        if (!IsOn("AWS_USE_DUALSTACK_ENDPOINT", profile?.UseDualstackEndpoint)) return $"{name}.{region}.{suffix}";
        return $"{name}.{region}.{(suffix == "amazonaws.com.cn" ? "api.amazonwebservices.com.cn" : "api.aws")}";
    }

    private static bool IsOn(string variable, bool? byProfile) =>
        GetVariable(variable) is { } text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : byProfile == true;

    private static CredentialProfile? FindProfile(string? name) =>
        new CredentialProfileStoreChain().TryGetProfile(name ?? GetVariable("AWS_PROFILE") ?? "default", out CredentialProfile found)
            ? found : null;

    private static string? GetVariable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
