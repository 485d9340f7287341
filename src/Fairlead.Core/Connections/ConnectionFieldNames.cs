namespace Fairlead.Core.Connections;

/// <summary>The names of Airflow's connection fields, the extra left out.</summary>
internal static class ConnectionFieldNames
{
    public static readonly IReadOnlyList<string> All = ["conn_type", "description", "host", "login", "password", "schema", "port"];
}
