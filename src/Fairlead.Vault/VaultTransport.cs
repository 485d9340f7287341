using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>
/// The HTTP client, with the authorities and the client certificate of the files. If the files have changed, the next sign-in creates a new
/// client.
/// </summary>
internal sealed class VaultTransport(VaultSettings settings) : IDisposable
{
    private readonly object _lock = new();
    private HttpClient? _client;
    private byte[]? _state;

    /// <summary>Gets the client.</summary>
    /// <exception cref="VaultFileException">A file with certificates cannot be used.</exception>
    public HttpClient GetClient()
    {
        lock (_lock)
        {
            return _client ??= Create();
        }
    }

    /// <summary>Checks the files for changes. Running requests keep their client.</summary>
    public void ReadFilesAgain()
    {
        lock (_lock)
        {
            if (_client is null || settings.ClientCertificateFile is null || _state.AsSpan().SequenceEqual(ComputeState())) return;
            _client = null;
        }
    }

    public void Dispose() => _client?.Dispose();

    private HttpClient Create()
    {
        _state = ComputeState();
        var handler = new BackendHttpHandler(settings.Options.AllowClearText, ReadAuthorities(), ReadClientCertificate());
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private byte[] ComputeState()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string? file in (string?[])[settings.ClientCertificateFile, settings.ClientKeyFile])
        {
            if (file is not null) hash.AppendData(VaultFiles.Read(file, "client certificate"));
        }
        return hash.GetHashAndReset();
    }

    private X509Certificate2Collection? ReadAuthorities()
    {
        if (settings.CaCertificateFile is null && settings.CaCertificateDirectory is null) return null;
        string place = settings.CaCertificateFile ?? settings.CaCertificateDirectory!;
        // A file overrides a folder, as in Vault's own tools.
        IEnumerable<string> files = settings.CaCertificateFile is { } file ? [file] : ListFiles(settings.CaCertificateDirectory!);
        return CertificateAuthorities.Read(files, place, out string? defect) ?? throw new VaultFileException(defect!);
    }

    /// <summary>Loads the certificates when they are enumerated, so a missing folder is reported like a missing file.</summary>
    private static IEnumerable<string> ListFiles(string directory)
    {
        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return file;
    }

    private SslStreamCertificateContext? ReadClientCertificate()
    {
        if (settings.ClientCertificateFile is not { } file || settings.ClientKeyFile is not { } keyFile) return null;
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(file, keyFile);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
#if NET9_0_OR_GREATER
            X509Certificate2 usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
#else
            var usable = new X509Certificate2(certificate.Export(X509ContentType.Pkcs12));
#endif
            return SslStreamCertificateContext.Create(usable, chain, offline: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new VaultFileException(
                $"the client certificate in {file}, with the key in {keyFile}, cannot be read ({e.GetType().Name})");
        }
    }
}
