namespace Fairlead;

/// <summary>A connection that has an ADO.NET connection string. Generated types of databases implement it.</summary>
public interface IDbConnectionStringSource
{
    /// <summary>Returns the connection string, secrets included: hand it straight to the driver.</summary>
    string ToConnectionString();
}
