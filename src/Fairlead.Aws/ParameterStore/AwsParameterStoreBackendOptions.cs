namespace Fairlead.Aws;

/// <summary>Options of the backend for SSM Parameter Store.</summary>
public sealed class AwsParameterStoreBackendOptions : AwsBackendOptions
{
    /// <summary>Creates options with Airflow's names for connections.</summary>
    public AwsParameterStoreBackendOptions() : base("aws_parameter_store", "/airflow/connections/{id}")
    {
    }

    /// <summary>Gets or sets the KMS key that encrypts written values; null uses <c>aws/ssm</c>.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Gets or sets the tier of written parameters. Default: the standard tier, which allows 4 KB and is free.
    /// </summary>
    public AwsParameterTier Tier { get; set; }
}
