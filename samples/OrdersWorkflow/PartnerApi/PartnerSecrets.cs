using Fairlead;
using Microsoft.Extensions.DependencyInjection;

namespace OrdersWorkflow.PartnerApi;

/// <summary>
/// Where the partner's credentials are kept, and how an operator puts them there: a mounted directory of secret files, the environment, the encrypted store,
/// or Vault. The workflow does not know which.
/// </summary>
/// <param name="place"><c>environment</c>, <c>store</c>, <c>vault</c> or null for the directory.</param>
internal sealed class PartnerSecrets(string? place) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("orders-secrets-").FullName;

    /// <summary>Says what is missing for the place. Returns null if nothing is.</summary>
    public string? FindDefect() => place switch
    {
        null or "environment" or "store" => null,
        "vault" => Environment.GetEnvironmentVariable("VAULT_ADDR") is null ? "--from vault needs VAULT_ADDR and VAULT_TOKEN" : null,
        _ => "--from is environment, store or vault",
    };

    /// <summary>Adds the backend. The store is a file in the working directory, Vault the one at <c>VAULT_ADDR</c>.</summary>
    public FairleadBuilder AddBackend(FairleadBuilder builder) => place switch
    {
        null => builder.AddSecretFiles(_directory),
        "environment" => builder, // which the program reads in any case
        "store" => builder.AddStore(static options => options.Path = "orders-connections.db"),
        _ => builder.AddVault(),
    };

    /// <summary>Writes what a client needs, over what is there.</summary>
    public async Task WriteAsync(IServiceProvider services, IReadOnlyDictionary<string, string> credentials)
    {
        if (place is null) WriteFiles(credentials);
        else if (place == "environment") WriteVariables(credentials);
        else await WriteConnectionAsync(services, credentials);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static void WriteVariables(IReadOnlyDictionary<string, string> credentials)
    {
        foreach ((string field, string value) in credentials)
        {
            string name = field.Replace("extra.", "extra__", StringComparison.Ordinal).ToUpperInvariant();
            Environment.SetEnvironmentVariable("FAIRLEAD_CONN_ORDERS_API__" + name, value);
        }
    }

    private static async Task WriteConnectionAsync(IServiceProvider services, IReadOnlyDictionary<string, string> credentials)
    {
        var store = services.GetRequiredService<IConnectionStore>();
        Dictionary<string, Secret> fields = credentials.ToDictionary(static field => field.Key, static field => new Secret(field.Value));
        StoredConnection? current = await store.FindAsync(Connections.Ids.OrdersApi);
        BackendWriteResult result = await store.WriteAsync(Connections.Ids.OrdersApi, fields, current?.Version);
        if (result.Outcome != BackendWriteOutcome.Succeeded) throw new InvalidOperationException($"The credentials were not written: {result.Reason}");
    }

    /// <summary>A file for each field. Each is replaced as a whole, so that nobody reads half of one.</summary>
    private void WriteFiles(IReadOnlyDictionary<string, string> credentials)
    {
        DirectoryInfo connection = Directory.CreateDirectory(Path.Combine(_directory, Connections.Ids.OrdersApi));
        foreach ((string field, string value) in credentials)
        {
            string file = Path.Combine(connection.FullName, field), written = Path.Combine(_directory, field);
            File.WriteAllText(written, value);
            File.Move(written, file, overwrite: true);
        }
    }
}
