using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>
/// A real server on loopback, on a free port, with its files in a temporary folder. It is stopped when the test disposes it and when the
/// test program ends, in whatever way.
/// </summary>
/// <remarks>
/// To add a server: add its package to .ci/install-test-servers, derive a class with a static <c>StartAsync</c> that calls
/// <see cref="StartAsync{TServer}"/>, write the configuration in <see cref="PrepareAsync"/>, and name the command in
/// <see cref="CreateCommands"/>.
/// </remarks>
public abstract class TestServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly List<ServerProcess> _processes = [];

    private protected TestServer()
    {
        Folder = Directory.CreateTempSubdirectory("fairlead-").FullName;
        // Some servers run as a user of their own. The secrets in the folder are the test's inventions.
        SetMode(Folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Gets the host, which is always <c>localhost</c>.</summary>
    public string Host { get; } = "localhost";

    /// <summary>Gets the port that the server's own protocol is spoken on.</summary>
    public int Port { get; } = FreePorts.GetNext();

    /// <summary>Gets the server's temporary folder.</summary>
    public string Folder { get; }

    /// <summary>Creates a password that no other server has.</summary>
    public static string CreatePassword() => "fake-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>Stops the server and keeps its port and its data.</summary>
    public async Task StopAsync()
    {
        foreach (ServerProcess process in Enumerable.Reverse(_processes))
        {
            await process.StopAsync();
            process.Dispose();
        }
        _processes.Clear();
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>, on the same port and with the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        foreach (ServerCommand command in CreateCommands()) _processes.Add(ServerProcess.Start(command, Folder));
        await WaitUntilItAnswersAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static async Task<TServer> StartAsync<TServer>(Func<TServer> create, CancellationToken cancellationToken)
        where TServer : TestServer
    {
        TServer server = create();
        try
        {
            await server.PrepareAsync(cancellationToken);
            await server.RestartAsync(cancellationToken);
            await server.CompleteAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the configuration and the first data.</summary>
    private protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Creates what can only be created while the server runs.</summary>
    private protected virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gets the programs, in the order in which they start.</summary>
    private protected abstract IReadOnlyList<ServerCommand> CreateCommands();

    /// <summary>Asks the server whether it is ready.</summary>
    private protected virtual async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
        return true;
    }

    private protected string GetPath(string name) => Path.Combine(Folder, name);

    private protected string Write(string name, string text)
    {
        string path = GetPath(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a file that its owner only may read, as some servers demand.</summary>
    private protected string WritePrivate(string name, string text)
    {
        string path = Write(name, text);
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    /// <summary>Writes server.crt and server.key, and the authority of the clients' certificates to ca.crt.</summary>
    private protected void WriteCertificate(X509Certificate2? certificate, TestAuthority? clientAuthority = null)
    {
        if (certificate is not null)
        {
            Write("server.crt", certificate.ExportCertificatePem() + "\n");
            WritePrivate("server.key", TestAuthority.KeyPem(certificate) + "\n");
        }
        if (clientAuthority is not null) Write("ca.crt", clientAuthority.Pem + "\n");
    }

    /// <summary>Gives a file or a folder to the user that the server runs as.</summary>
    private protected Task GiveAsync(string user, string path, CancellationToken cancellationToken) => Environment.IsPrivilegedProcess
        ? Programs.RunAsync(new ServerCommand("/bin/chown", "-R", $"{user}:", path), cancellationToken: cancellationToken)
        : Task.CompletedTask;

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (_processes.Find(process => process.HasExited) is { } ended)
            {
                throw new InvalidOperationException($"{GetType().Name} ended while it started: {ended.ReadLog()}");
            }
            try
            {
                if (await AnswersAsync(limit.Token)) return;
            }
            catch (Exception e) when (e is SocketException or HttpRequestException or IOException or InvalidOperationException)
            {
                // Not yet.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{GetType().Name} does not answer: {_processes[^1].ReadLog()}");
            }
            await Task.Delay(50, CancellationToken.None);
            if (limit.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException($"{GetType().Name} does not answer: {_processes[^1].ReadLog()}");
            }
        }
    }
}
