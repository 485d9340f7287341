namespace Fairlead.Operations.Exchange;

/// <summary>The formats of exports.</summary>
internal static class ExportFormat
{
    public const string AirflowJson = "json";
    public const string AirflowYaml = "yaml";
    public const string AirflowEnv = "env";
    public const string EnvironmentExample = "env-example";
    public const string Kubernetes = "kubernetes";
    public const string ExternalSecret = "externalsecret";
    public const string GitHub = "github";
    public const string Settings = "appsettings";
    public const string Aspire = "aspire";

    public static readonly IReadOnlyList<string> All =
        [AirflowJson, AirflowYaml, AirflowEnv, EnvironmentExample, Kubernetes, ExternalSecret, GitHub, Settings, Aspire];

    /// <summary>Whether the format has the connections themselves, and not only the names of what they need.</summary>
    public static bool HoldsConnections(string format) => format is AirflowJson or AirflowYaml or AirflowEnv;
}
