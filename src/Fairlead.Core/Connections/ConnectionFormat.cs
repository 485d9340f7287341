namespace Fairlead.Core.Connections;

/// <summary>Ways to read a connection's text form.</summary>
internal enum ConnectionFormat
{
    /// <summary>What Airflow would silently misunderstand is an error. For text that was written for us.</summary>
    Strict,

    /// <summary>As Airflow reads it, mistakes included. For text that Airflow reads too.</summary>
    Compatible,
}
