namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The assembly that tells that a package is referenced. Nearly every package names its assembly like itself.</summary>
internal static class ClientAssemblies
{
    private static readonly Dictionary<string, string> NamedOtherwise = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CassandraCSharpDriver"] = "Cassandra",
        ["Microsoft.Azure.Cosmos"] = "Microsoft.Azure.Cosmos.Client",
        ["Oracle.ManagedDataAccess.Core"] = "Oracle.ManagedDataAccess",
        ["SSH.NET"] = "Renci.SshNet",
    };

    public static string Of(string package) => NamedOtherwise.TryGetValue(package, out string? assembly) ? assembly : package;
}
