namespace Fairlead.Aws;

/// <summary>Options of the backend for AWS Secrets Manager.</summary>
public sealed class AwsSecretsManagerBackendOptions : AwsBackendOptions
{
    internal const string CurrentStage = "AWSCURRENT";

    /// <summary>Creates options with Airflow's names for connections.</summary>
    public AwsSecretsManagerBackendOptions() : base("aws_secrets_manager", "airflow/connections/{id}")
    {
    }

    /// <summary>
    /// Gets or sets the staging label to read: <c>AWSCURRENT</c>, or <c>AWSPENDING</c> to try out a rotation. Only the current version can
    /// be written.
    /// </summary>
    public string VersionStage { get; set; } = CurrentStage;

    /// <summary>
    /// Gets additional names of fields in JSON secrets, each with its field: <c>usuario</c> means <c>login</c>. Common names are known
    /// already.
    /// </summary>
    public IDictionary<string, string> FieldNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the KMS key of new secrets; null uses <c>aws/secretsmanager</c>.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>
    /// Gets or sets for how many days a deleted secret can be restored: 7 to 30, or 0 to delete it permanently. Default: 30.
    /// </summary>
    public int RecoveryWindowDays { get; set; } = 30;
}
