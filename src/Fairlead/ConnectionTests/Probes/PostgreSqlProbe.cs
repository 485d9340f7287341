using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Changes to TLS by PostgreSQL's SSLRequest, starts a session and signs in by SCRAM-SHA-256, MD5 or in clear text.</summary>
internal sealed class PostgreSqlProbe : ServerProbe
{
    private const int SslRequest = 80877103;
    private const int ProtocolVersion = 3 << 16;
    private const int LongestMessage = 16 * 1024;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        if (connection.Host?.StartsWith('/') == true) return ProbeTarget.Unreachable("the host is the folder of a Unix socket");
        (TlsStart tls, TlsVerification verification) = Normalize(connection.Extra.GetString("sslmode")) switch
        {
            "disable" or "false" => (TlsStart.Never, TlsVerification.None),
            "require" or "true" or "noverify" => (TlsStart.Upgrade, TlsVerification.None),
            "verifyca" => (TlsStart.Upgrade, TlsVerification.Chain),
            "verifyfull" => (TlsStart.Upgrade, TlsVerification.Full),
            _ => (TlsStart.UpgradeWhenOffered, TlsVerification.None),
        };
        return new ProbeTarget(ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 5432), tls, verification);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.UpgradeAsync(static async (stream, token) =>
        {
            var request = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(request, request.Length);
            BinaryPrimitives.WriteInt32BigEndian(request.AsSpan(4), SslRequest);
            await stream.WriteAsync(request, token).ConfigureAwait(false);
            byte answer = await stream.ReadByteAsync(token).ConfigureAwait(false);
            return answer switch
            {
                (byte)'S' => null,
                (byte)'N' or (byte)'E' => "the server offers no TLS",
                _ => throw ProbeProtocol.CreateMismatch([answer]),
            };
        }).ConfigureAwait(false);

        Connection connection = session.Connection;
        string user = connection.Login is { Length: > 0 } login ? login : "postgres";
        PostgreSqlMessage request = new(' ', []);
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreateStartup(user, connection.Schema), token).ConfigureAwait(false);
            request = await ReadAsync(stream, token).ConfigureAwait(false);
            if (request.Type == 'E') throw Refuse(request, showText: true);
            if (request.Type != 'R') throw ProbeProtocol.CreateMismatch([]);
            return request.Authentication switch
            {
                0 => "PostgreSQL, which asks for no password",
                3 => "PostgreSQL, which asks for the password in clear text",
                5 => "PostgreSQL, which asks for the password's MD5",
                10 => "PostgreSQL, which asks for SASL",
                _ => "PostgreSQL",
            };
        }).ConfigureAwait(false);

        if (request.Authentication is not (0 or 3 or 5 or 10))
        {
            session.Skip(ConnectionTestSteps.SignIn, "the server asks for Kerberos or another method that needs a client");
            return;
        }
        if (request.Authentication != 0 && !ProbeProtocol.HasLogin(session)) return;
        if (request.Authentication == 3 && !session.MaySendPassword)
        {
            session.Skip(ConnectionTestSteps.SignIn, "the password is not sent without TLS");
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, (stream, token) =>
            SignInAsync(stream, request, connection, user, token)).ConfigureAwait(false);
    }

    private static string? Normalize(string? mode) => mode?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);

    private static async ValueTask<string?> SignInAsync(
        ProbeStream stream, PostgreSqlMessage request, Connection connection, string user, CancellationToken cancellationToken)
    {
        if (request.Authentication != 0)
        {
            string password = connection.Password!.Reveal();
            if (request.Authentication == 10) await SignInByScramAsync(stream, request, password, cancellationToken).ConfigureAwait(false);
            else
            {
                string answer = request.Authentication == 3 ? password : HashMd5(password, user, request.Body[4..]);
                await stream.WriteAsync(CreateMessage('p', Encoding.UTF8.GetBytes(answer + "\0")), cancellationToken).ConfigureAwait(false);
            }
        }
        string version = "";
        while (true)
        {
            PostgreSqlMessage message = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            switch (message.Type)
            {
                case 'E': throw Refuse(message, showText: false);
                case 'Z': return $"signed in{(version.Length == 0 ? "" : $" to PostgreSQL {version}")}";
                case 'S' when Encoding.UTF8.GetString(message.Body).Split('\0') is ["server_version", var value, ..]:
                    version = ShownText.CreateVersion(value);
                    break;
            }
        }
    }

    private static async Task SignInByScramAsync(
        ProbeStream stream, PostgreSqlMessage request, string password, CancellationToken cancellationToken)
    {
        if (!Encoding.ASCII.GetString(request.Body.AsSpan(4)).Split('\0').Contains(ScramClient.Mechanism))
            throw new ConnectionProbeException("the server asks for a SASL mechanism other than SCRAM-SHA-256");
        var scram = new ScramClient(password);
        byte[] first = Encoding.UTF8.GetBytes(scram.FirstMessage);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, first.Length);
        await stream.WriteAsync(CreateMessage('p', [.. Encoding.ASCII.GetBytes(ScramClient.Mechanism + "\0"), .. length, .. first]),
            cancellationToken).ConfigureAwait(false);
        PostgreSqlMessage challenge = await ReadAuthenticationAsync(stream, 11, cancellationToken).ConfigureAwait(false);
        string answer = scram.CreateFinalMessage(Encoding.UTF8.GetString(challenge.Body.AsSpan(4)));
        await stream.WriteAsync(CreateMessage('p', Encoding.UTF8.GetBytes(answer)), cancellationToken).ConfigureAwait(false);
        PostgreSqlMessage final = await ReadAuthenticationAsync(stream, 12, cancellationToken).ConfigureAwait(false);
        scram.Verify(Encoding.UTF8.GetString(final.Body.AsSpan(4)));
    }

    private static async Task<PostgreSqlMessage> ReadAuthenticationAsync(ProbeStream stream, int kind, CancellationToken cancellationToken)
    {
        PostgreSqlMessage message = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        if (message.Type == 'E') throw Refuse(message, showText: false);
        return message.Type == 'R' && message.Authentication == kind ? message : throw ProbeProtocol.CreateMismatch([]);
    }

    private static async Task<PostgreSqlMessage> ReadAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        byte[] header = await stream.ReadAsync(5, cancellationToken).ConfigureAwait(false);
        int length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - 4;
        if (length is < 0 or > LongestMessage || !char.IsAsciiLetter((char)header[0])) throw ProbeProtocol.CreateMismatch(header);
        return new PostgreSqlMessage((char)header[0], await stream.ReadAsync(length, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Describes an error of the server by its code, and in the server's words while no secret was sent.</summary>
    private static ConnectionProbeException Refuse(PostgreSqlMessage message, bool showText)
    {
        string[] fields = Encoding.UTF8.GetString(message.Body).Split('\0');
        string code = ShownText.Create(fields.FirstOrDefault(field => field.StartsWith('C'))?[1..] ?? "");
        string meaning = code switch
        {
            "28P01" => "the server refuses the user or the password",
            "28000" => "the server does not let this user in from here, or not in this way",
            "3D000" => "there is no such database",
            "53300" => "the server allows no more connections",
            "57P03" => "the server is starting or stopping",
            _ => "the server refuses the session",
        };
        if (code.Length != 5 || !code.All(char.IsAsciiLetterOrDigit)) code = "no code";
        string text = showText && fields.FirstOrDefault(field => field.StartsWith('M')) is { } words ? $": {ShownText.Create(words[1..])}"
            : "";
        return new ConnectionProbeException($"{meaning} ({code}){text}");
    }

    private static byte[] CreateStartup(string user, string? database)
    {
        if (string.IsNullOrEmpty(database)) database = user;
        string parameters = $"user\0{user}\0database\0{database}\0application_name\0{ProbeProtocol.Hello}\0\0";
        byte[] message = [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(parameters)];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), ProtocolVersion);
        return message;
    }

    private static byte[] CreateMessage(char type, byte[] body)
    {
        byte[] message = [(byte)type, 0, 0, 0, 0, .. body];
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), body.Length + 4);
        return message;
    }

#pragma warning disable CA5351 // The server asks for MD5; it is PostgreSQL's protocol.
    private static string HashMd5(string password, string user, byte[] salt)
    {
        string inner = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(password + user))).ToLowerInvariant();
        return "md5" + Convert.ToHexString(MD5.HashData([.. Encoding.ASCII.GetBytes(inner), .. salt])).ToLowerInvariant();
    }
#pragma warning restore CA5351

    private sealed record PostgreSqlMessage(char Type, byte[] Body)
    {
        public int Authentication => Body.Length < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(Body);
    }
}
