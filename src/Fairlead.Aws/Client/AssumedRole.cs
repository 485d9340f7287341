using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Fairlead.Aws;

/// <summary>The credentials of an assumed role, renewed five minutes before they end.</summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private readonly AssumeRoleRequest _request;
    private readonly Func<Task<AmazonSecurityTokenServiceClient>> _createClientAsync;

    public AssumedRole(string roleArn, string? externalId, Func<Task<AmazonSecurityTokenServiceClient>> createClientAsync)
    {
        _request = new AssumeRoleRequest { RoleArn = roleArn, ExternalId = externalId, RoleSessionName = "fairlead" };
        _createClientAsync = createClientAsync;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using AmazonSecurityTokenServiceClient client = await _createClientAsync().ConfigureAwait(false);
        AssumeRoleResponse response = await client.AssumeRoleAsync(_request).ConfigureAwait(false);
        Credentials credentials = response.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
            credentials.Expiration!.Value.ToUniversalTime());
    }
}
