using System.Globalization;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Fairlead.Aws;

/// <summary>The credentials of a role that a connection assumes with its keys. The extras have Airflow's names.</summary>
internal sealed class AssumeRoleCredentials : ICredentialProvider
{
    private const string RoleExtra = "role_arn";
    private const string MethodExtra = "assume_role_method";
    private const string Method = "assume_role";
    private const string SessionTokenExtra = "aws_session_token";
    private const int LongestSessionName = 64;

    /// <inheritdoc/>
    public string Name => "aws_assume_role";

    /// <inheritdoc/>
    public bool IsFor(Connection connection)
    {
        bool isNamed = string.Equals(connection.Extra.GetString("credential_provider"), Name, StringComparison.OrdinalIgnoreCase);
        return isNamed
            || (connection.ConnType is "aws" or "amazon_web_services" && connection.Extra.GetString(RoleExtra) is { Length: > 0 });
    }

    /// <inheritdoc/>
    public async ValueTask<Credential> GetAsync(Connection connection, CancellationToken cancellationToken)
    {
        AssumeRoleRequest request = CreateRequest(connection);
        try
        {
            using AmazonSecurityTokenServiceClient client = CreateClient(connection);
            AssumeRoleResponse response = await client.AssumeRoleAsync(request, cancellationToken).ConfigureAwait(false);
            return new Credential
            {
                Login = response.Credentials.AccessKeyId,
                Password = new Secret(response.Credentials.SecretAccessKey),
                Extra = new Dictionary<string, Secret> { [SessionTokenExtra] = new(response.Credentials.SessionToken) },
                ExpiresAt = response.Credentials.Expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null,
            };
        }
        catch (AmazonServiceException e)
        {
            throw Explain(connection, e);
        }
        catch (AmazonClientException)
        {
            throw new CredentialException(
                connection.Id, Name,
                "neither the connection nor the environment has keys to assume the role with, or STS cannot be reached");
        }
        catch (HttpRequestException e)
        {
            throw new CredentialException(connection.Id, Name, $"STS cannot be reached ({e.HttpRequestError})", e);
        }
    }

    private static AssumeRoleRequest CreateRequest(Connection connection)
    {
        if (connection.Extra.GetString(MethodExtra) is { Length: > 0 } method && method != Method)
            throw new ConnectionFormatException(connection.Id, "extra." + MethodExtra, $"{Method}, the only method that is supported");
        string role = connection.Extra.GetString(RoleExtra) is { Length: > 0 } arn && Arn.IsArn(arn)
            ? arn
            : throw new ConnectionFormatException(connection.Id, "extra." + RoleExtra, "the ARN of a role");
        return new AssumeRoleRequest
        {
            RoleArn = role,
            RoleSessionName = connection.Extra.GetString("role_session_name") ?? CreateSessionName(connection.Id),
            ExternalId = connection.Extra.GetString("external_id"),
        };
    }

    private static AmazonSecurityTokenServiceClient CreateClient(Connection connection)
    {
        var configuration = new AmazonSecurityTokenServiceConfig { MaxErrorRetry = 1 };
        if (connection.Extra.GetString("region_name") is { Length: > 0 } region)
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (connection.Extra.GetUri("endpoint_url") is { } endpoint)
        {
            configuration.ServiceURL = endpoint.AbsoluteUri;
            configuration.AuthenticationRegion = connection.Extra.GetString("region_name") ?? "us-east-1";
        }
        if (connection.Login is not { Length: > 0 } key) return new AmazonSecurityTokenServiceClient(configuration);

        string secret = connection.Password?.Reveal() ?? "";
        AWSCredentials credentials = connection.Extra.GetSecret(SessionTokenExtra) is { } token
            ? new SessionAWSCredentials(key, secret, token.Reveal())
            : new BasicAWSCredentials(key, secret);
        return new AmazonSecurityTokenServiceClient(credentials, configuration);
    }

    /// <summary>Describes an error of STS by its code only, because its message may contain anything.</summary>
    private CredentialException Explain(Connection connection, AmazonServiceException exception)
    {
        bool isRefused = AwsErrorCodes.IsRefused(exception.ErrorCode) || AwsErrorCodes.IsNotAllowed(exception.ErrorCode);
        string status = ((int)exception.StatusCode).ToString(CultureInfo.InvariantCulture);
        string shown = AwsErrorCodes.IsCode(exception.ErrorCode) ? $"{exception.ErrorCode}, {status}" : status;
        string reason = isRefused
            ? $"STS refuses the keys or the role ({shown}); the access key id is the connection's login, its secret the password, "
                + $"the role extra.{RoleExtra}"
            : exception.StatusCode == 0 ? "STS cannot be reached" : $"STS answers with an error ({shown})";
        return new CredentialException(connection.Id, Name, reason) { IsRefused = isRefused };
    }

    private static string CreateSessionName(string connectionId)
    {
        var name = new StringBuilder("fairlead-");
        foreach (char character in connectionId)
            name.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-');
        return name.Length > LongestSessionName ? name.ToString(0, LongestSessionName) : name.ToString();
    }
}
