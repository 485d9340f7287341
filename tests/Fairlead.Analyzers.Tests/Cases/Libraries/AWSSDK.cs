namespace Amazon
{
    public class RegionEndpoint
    {
        public static readonly RegionEndpoint EUCentral1 = new();
    }
}

namespace Amazon.Runtime
{
    public class AWSCredentials
    {
    }

    public class BasicAWSCredentials(string accessKey, string secretKey) : AWSCredentials
    {
        public string Keys => accessKey + secretKey;
    }
}

namespace Amazon.SimpleEmail
{
    public class AmazonSimpleEmailServiceClient
    {
        public AmazonSimpleEmailServiceClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) { }
        public AmazonSimpleEmailServiceClient(Runtime.AWSCredentials credentials) { }
    }
}
