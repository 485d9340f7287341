namespace Fairlead.Google;

/// <summary>The variables and the folder in which Google's own tools look for credentials.</summary>
internal sealed class GoogleEnvironment(Func<string, string?> getVariable, string? configurationDirectory)
{
    private const string DefaultMetadataHost = "169.254.169.254";

    public static GoogleEnvironment Process { get; } = new(Environment.GetEnvironmentVariable, FindConfigurationDirectory());

    /// <summary>
    /// Gets what stands before the transport of tokens, so that tests can stand for Google's own addresses; null for nothing.
    /// </summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? WrapTransport { get; init; }

    public string? Get(string name) => getVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    public string? Project => Get("GOOGLE_CLOUD_PROJECT");

    /// <summary>Gets the address of the server that gives a machine of Google's its tokens.</summary>
    public Uri? FindMetadataAddress() =>
        Uri.TryCreate($"http://{Get("GCE_METADATA_HOST") ?? DefaultMetadataHost}/", UriKind.Absolute, out Uri? address) ? address : null;

    /// <summary>Finds the file of application default credentials; null where there is none.</summary>
    public string? FindCredentialsFile()
    {
        if (Get("GOOGLE_APPLICATION_CREDENTIALS") is { } named) return named;
        string? directory = Get("CLOUDSDK_CONFIG") ?? configurationDirectory;
        string? file = directory is null ? null : Path.Combine(directory, "application_default_credentials.json");
        return File.Exists(file) ? file : null;
    }

    private static string? FindConfigurationDirectory()
    {
        string folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return Path.IsPathRooted(folder) ? Path.Combine(folder, "gcloud") : null;
    }
}
