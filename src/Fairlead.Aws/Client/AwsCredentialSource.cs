using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;

namespace Fairlead.Aws;

/// <summary>
/// The credentials of the process: those of the SDK's chain (environment, shared files, web identity, container, instance), or of a role
/// that they assume. The chain caches them and renews them before they expire.
/// </summary>
internal sealed class AwsCredentialSource(AwsBackendOptions options) : IDisposable
{
    private readonly DefaultAWSCredentialsIdentityResolver _chain = new();
    private readonly AmazonSecurityTokenServiceConfig _configuration =
        new() { MaxErrorRetry = 1, Profile = options.Profile is { } profile ? new Profile(profile) : null };

    private readonly object _lock = new();
    private AssumedRole? _role;

    /// <summary>Gets credentials, usually from memory.</summary>
    public async Task<ImmutableCredentials> GetAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            AWSCredentials credentials = options.RoleArn is null
                ? await _chain.ResolveIdentityAsync(_configuration, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false)
                : GetRole(region);
            return await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (AwsErrorCodes.IsCode(e.ErrorCode))
        {
            throw new AwsException(e.ErrorCode, e.StatusCode, $"there are no AWS credentials, because STS refused: {e.ErrorCode}");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may contain anything, such as the output of a credential process.
            throw new AwsException(
                null, 0,
                $"no AWS credentials ({e.GetType().Name}): set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                    + "or a profile, or give this machine a role");
        }
    }

    public void Dispose()
    {
        _role?.Dispose();
        _chain.Dispose();
    }

    private AssumedRole GetRole(string region)
    {
        lock (_lock) return _role ??= new AssumedRole(options.RoleArn!, options.ExternalId, CreateClientAsync);

        async Task<AmazonSecurityTokenServiceClient> CreateClientAsync()
        {
            AWSCredentials own = await _chain.ResolveIdentityAsync(_configuration).ConfigureAwait(false);
            return new AmazonSecurityTokenServiceClient(
                own, new AmazonSecurityTokenServiceConfig { MaxErrorRetry = 1, RegionEndpoint = RegionEndpoint.GetBySystemName(region) });
        }
    }
}
