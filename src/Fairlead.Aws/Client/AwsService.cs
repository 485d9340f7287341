namespace Fairlead.Aws;

/// <summary>A service of AWS that speaks JSON 1.1.</summary>
/// <param name="signingName">Its name in signatures and host names.</param>
/// <param name="targetPrefix">The prefix of its actions in <c>X-Amz-Target</c>.</param>
/// <param name="endpointVariable">The environment variable of its address.</param>
internal sealed class AwsService(string signingName, string targetPrefix, string endpointVariable)
{
    public static AwsService SecretsManager { get; } = new("secretsmanager", "secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER");

    public static AwsService ParameterStore { get; } = new("ssm", "AmazonSSM", "AWS_ENDPOINT_URL_SSM");

    public string SigningName => signingName;

    public string TargetPrefix => targetPrefix;

    public string EndpointVariable => endpointVariable;
}
