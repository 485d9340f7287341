using System.Diagnostics;
using System.Globalization;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Tls;

/// <summary>An authority and servers that are OpenSSL's own: judges of our errors that know nothing of .NET.</summary>
public sealed class OpenSsl : IDisposable
{
    private const string Configuration = """
        [ca]
        default_ca = own
        [own]
        new_certs_dir = .
        database = index.txt
        rand_serial = yes
        default_md = sha256
        policy = any
        copy_extensions = copy
        unique_subject = no
        [any]
        commonName = supplied
        [req]
        distinguished_name = any
        """;

    private readonly TemporaryDirectory _directory = new();

    public OpenSsl()
    {
        _directory.Write("ca.conf", Configuration);
        _directory.Write("index.txt", "");
        Run("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 365 -subj", "/CN=OpenSSL authority");
    }

    public string AuthorityPem => File.ReadAllText(Path.Combine(_directory.FullName, "ca.pem"));

    /// <summary>Issues a certificate for localhost. Returns the arguments with which a server uses it.</summary>
    public string Issue(string name, DateTime start, DateTime end)
    {
        Run($"req -new -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -addext subjectAltName=DNS:localhost -subj",
            "/CN=localhost");
        string dates = string.Create(CultureInfo.InvariantCulture, $"-startdate {start:yyyyMMddHHmmss}Z -enddate {end:yyyyMMddHHmmss}Z");
        Run($"ca -batch -notext -config ca.conf -cert ca.pem -keyfile ca.key -in {name}.csr -out {name}.pem {dates}");
        return $"-cert {name}.pem -key {name}.key";
    }

    public string IssueForNow(string name) => Issue(name, DateTime.UtcNow.AddDays(-1), DateTime.UtcNow.AddDays(60));

    /// <summary>The extras of a client with a certificate of this authority.</summary>
    public (string Name, string Value)[] IssueForClient(string name)
    {
        IssueForNow(name);
        return [("ssl_cert", Path.Combine(_directory.FullName, name + ".pem")),
            ("ssl_key", Path.Combine(_directory.FullName, name + ".key"))];
    }

    /// <summary>Starts a server that answers requests with a page about the handshake.</summary>
    public Server Start(string arguments) => new(CreateProcess("s_server -accept 127.0.0.1:0 -www " + arguments));

    public void Dispose() => _directory.Dispose();

    private void Run(string arguments, params string[] more)
    {
        using Process process = CreateProcess(arguments, more);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
    }

    private Process CreateProcess(string arguments, params string[] more) => Process.Start(
        new ProcessStartInfo("openssl", [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more])
        {
            WorkingDirectory = _directory.FullName, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    public sealed class Server : IDisposable
    {
        private readonly Process _process;

        internal Server(Process process)
        {
            _process = process;
            _ = process.StandardError.ReadToEndAsync();
            string? line;
            do line = process.StandardOutput.ReadLine();
            while (line is not null && !line.StartsWith("ACCEPT", StringComparison.Ordinal));
            Assert.True(line is not null, "The OpenSSL server did not start");
            Port = int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            _ = process.StandardOutput.ReadToEndAsync();
        }

        public int Port { get; }

        public void Dispose()
        {
            _process.Kill();
            _process.Dispose();
        }
    }
}
