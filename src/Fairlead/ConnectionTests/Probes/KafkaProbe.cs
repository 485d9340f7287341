using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Asks a Kafka broker which requests it knows. Signing in is the client's affair.</summary>
internal sealed class KafkaProbe : ServerProbe
{
    private const short ApiVersions = 18;

    private static readonly (string Extra, string Name)[] TlsExtras =
    [
        (TlsCertificates.CaExtra, "ssl.ca.location"),
        (TlsCertificates.CertificateExtra, "ssl.certificate.location"),
        (TlsCertificates.KeyExtra, "ssl.key.location"),
    ];

    public override ProbeTarget CreateTarget(Connection connection)
    {
        ConnectionExtra extra = connection.Extra;
        bool isClear = extra.GetString("security.protocol")?.Contains("PLAINTEXT", StringComparison.OrdinalIgnoreCase) == true;
        TlsVerification verification = extra.GetBoolean("enable.ssl.certificate.verification") == false ? TlsVerification.None
            : extra.GetString("ssl.endpoint.identification.algorithm") == "none" ? TlsVerification.Chain
            : TlsVerification.Full;
        return new ProbeTarget(
            ProbeTarget.ParseHosts(
                connection, extra.GetString("bootstrap.servers") ?? connection.Host, port: null, connection.Port ?? 9092),
            isClear ? TlsStart.Never : TlsStart.Immediately, verification)
        {
            TlsConnection = WithTlsExtras(connection),
        };
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreateRequest(), token).ConfigureAwait(false);
            byte[] start = await stream.ReadAsync(8, token).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadInt32BigEndian(start) - 4;
            if (length is < 6 or > 64 * 1024
                || BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(4)) != 1)
            {
                throw ProbeProtocol.CreateMismatch(start);
            }
            byte[] body = await stream.ReadAsync(length, token).ConfigureAwait(false);
            short error = BinaryPrimitives.ReadInt16BigEndian(body);
            int count = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(2));
            return error == 0
                ? string.Create(CultureInfo.InvariantCulture, $"Kafka, a broker that knows {count} kinds of requests")
                : throw new ConnectionProbeException(
                    string.Create(CultureInfo.InvariantCulture, $"the broker answers with the error {error}"));
        }).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs a Kafka client");
    }

    private static byte[] CreateRequest()
    {
        byte[] client = Encoding.ASCII.GetBytes(ProbeProtocol.Hello);
        byte[] request = [0, 0, 0, 0, 0, (byte)ApiVersions, 0, 0, 0, 0, 0, 1, 0, (byte)client.Length, .. client];
        BinaryPrimitives.WriteInt32BigEndian(request, request.Length - 4);
        return request;
    }

    /// <summary>Creates a connection that has librdkafka's settings under the names of the TLS extras.</summary>
    private static Connection WithTlsExtras(Connection connection)
    {
        var extras = new JsonObject();
        foreach ((string name, string kafkaName) in TlsExtras)
        {
            if ((connection.Extra.GetSecret(kafkaName) ?? connection.Extra.GetSecret(name)) is { } value) extras[name] = value.Reveal();
        }
        return new Connection
        {
            Id = connection.Id, ConnType = connection.ConnType, Extra = ConnectionExtra.Parse(connection.Id, extras.ToJsonString()),
        };
    }
}
