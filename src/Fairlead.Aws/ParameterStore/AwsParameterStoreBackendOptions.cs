namespace Fairlead.Aws;

/// <summary>Options of the backend for SSM Parameter Store.</summary>
public sealed class AwsParameterStoreBackendOptions : AwsBackendOptions
{
    /// <summary>Creates options with Airflow's place for connections.</summary>
    public AwsParameterStoreBackendOptions() : base("aws_parameter_store", "/airflow/connections/{id}")
    {
    }

    /// <summary>Gets or sets the KMS key that values are encrypted with when they are written; null uses <c>aws/ssm</c>.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Gets or sets the tier of parameters that are written. Default: the standard one, which takes 4 KB and costs nothing.
    /// </summary>
    public AwsParameterTier Tier { get; set; }
}
