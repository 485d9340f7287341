namespace Fairlead.Operations.Exchange;

/// <summary>The formats of files that connections are imported from.</summary>
internal enum ImportFormat
{
    /// <summary>A JSON object of connections by id, as Airflow exports it.</summary>
    AirflowJson,

    /// <summary>The same in YAML.</summary>
    AirflowYaml,

    /// <summary>A line for each connection, <c>id=uri</c>, as Airflow exports it.</summary>
    AirflowEnv,

    /// <summary>Variables: <c>AIRFLOW_CONN_…</c>, <c>FAIRLEAD_CONN_…</c>, <c>ConnectionStrings__…</c>.</summary>
    DotEnv,

    /// <summary>A configuration file of .NET: appsettings, or user secrets.</summary>
    Settings,
}
