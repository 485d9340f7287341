namespace Fairlead;

/// <summary>How a program signs in to Microsoft Entra ID for Azure Key Vault.</summary>
public enum KeyVaultAuthMethod
{
    /// <summary>With what <c>DefaultAzureCredential</c> finds: environment, workload identity, managed identity, developer tools.</summary>
    Default,

    /// <summary>With the managed identity of the machine or app, without looking for anything else.</summary>
    ManagedIdentity,

    /// <summary>With the workload identity of a Kubernetes pod, without looking for anything else.</summary>
    WorkloadIdentity,
}
