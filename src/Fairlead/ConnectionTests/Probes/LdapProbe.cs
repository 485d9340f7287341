using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Asks a directory server for its versions, changes to TLS by StartTLS and signs in by a simple bind.</summary>
internal sealed class LdapProbe : ServerProbe
{
    private const int LongestMessage = 64 * 1024;
    private const string StartTlsOid = "1.3.6.1.4.1.1466.20037";

    private static readonly Asn1Tag BindRequest = new(TagClass.Application, 0);
    private static readonly Asn1Tag BindResponse = new(TagClass.Application, 1);
    private static readonly Asn1Tag SearchRequest = new(TagClass.Application, 3);
    private static readonly Asn1Tag SearchEntry = new(TagClass.Application, 4);
    private static readonly Asn1Tag SearchDone = new(TagClass.Application, 5);
    private static readonly Asn1Tag SearchReference = new(TagClass.Application, 19);
    private static readonly Asn1Tag ExtendedRequest = new(TagClass.Application, 23);
    private static readonly Asn1Tag ExtendedResponse = new(TagClass.Application, 24);

    public override ProbeTarget CreateTarget(Connection connection)
    {
        bool upgrades = connection.Extra.GetBoolean("start_tls") == true;
        TlsStart tls = upgrades ? TlsStart.Upgrade : UsesTls(connection) ? TlsStart.Immediately : TlsStart.Never;
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, tls == TlsStart.Immediately ? 636 : 389), tls);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.UpgradeAsync(static async (stream, token) =>
        {
            await WriteAsync(stream, 1, ExtendedRequest, WriteStartTls, token).ConfigureAwait(false);
            (_, AsnReader answer) = await ReadAsync(stream, 1, token, ExtendedResponse).ConfigureAwait(false);
            int code = ReadCode(answer);
            return code == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"the server answers StartTLS with the code {code}");
        }).ConfigureAwait(false);

        await session.RunStepAsync(ConnectionTestSteps.Greeting, static async (stream, token) =>
        {
            await WriteAsync(stream, 2, SearchRequest, WriteSearch, token).ConfigureAwait(false);
            string description = "LDAP";
            while (true)
            {
                (Asn1Tag tag, AsnReader answer) = await ReadAsync(
                    stream, 2, token, SearchEntry, SearchReference, SearchDone).ConfigureAwait(false);

                // Who asks anonymously may be kept from the entry: the answer is LDAP all the same.
                if (tag.HasSameClassAndValue(SearchDone)) return description;
                if (tag.HasSameClassAndValue(SearchEntry)) description = DescribeServer(answer);
            }
        }).ConfigureAwait(false);

        if (!ProbeProtocol.HasLogin(session) || !ProbeProtocol.IsProtected(session)) return;
        await session.RunStepAsync(ConnectionTestSteps.SignIn, async (stream, token) =>
        {
            Connection connection = session.Connection;
            await WriteAsync(stream, 3, BindRequest, writer => WriteBind(writer, connection), token).ConfigureAwait(false);
            (_, AsnReader answer) = await ReadAsync(stream, 3, token, BindResponse).ConfigureAwait(false);
            int code = ReadCode(answer);
            string meaning = code switch
            {
                0 => "signed in",
                49 => "the server refuses the login or the password",
                32 => "there is no such entry",
                34 => "the login is not a distinguished name",
                _ => "the server refuses to sign in",
            };
            return code == 0 ? meaning
                : throw new ConnectionProbeException(string.Create(CultureInfo.InvariantCulture, $"{meaning} ({code})"));
        }).ConfigureAwait(false);
    }

    private static void WriteStartTls(AsnWriter writer) =>
        writer.WriteOctetString(Encoding.ASCII.GetBytes(StartTlsOid), new Asn1Tag(TagClass.ContextSpecific, 0));

    private static void WriteBind(AsnWriter writer, Connection connection)
    {
        writer.WriteInteger(3);
        writer.WriteOctetString(Encoding.UTF8.GetBytes(connection.Login!));
        writer.WriteOctetString(Encoding.UTF8.GetBytes(connection.Password!.Reveal()), new Asn1Tag(TagClass.ContextSpecific, 0));
    }

    /// <summary>Searches for the entry that describes the server itself.</summary>
    private static void WriteSearch(AsnWriter writer)
    {
        writer.WriteOctetString([]);
        writer.WriteEnumeratedValue(SearchScope.Base);
        writer.WriteEnumeratedValue(SearchScope.Base); // Aliases are never followed.
        writer.WriteInteger(1);
        writer.WriteInteger(0);
        writer.WriteBoolean(false);
        writer.WriteOctetString("objectClass"u8, new Asn1Tag(TagClass.ContextSpecific, 7));
        using (writer.PushSequence())
        {
            foreach (string name in new[] { "vendorName", "vendorVersion", "supportedLDAPVersion" }) writer.WriteOctetString(
                Encoding.ASCII.GetBytes(name));
        }
    }

    private static ValueTask WriteAsync(
        ProbeStream stream, int id, Asn1Tag request, Action<AsnWriter> write, CancellationToken cancellationToken)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(request)) write(writer);
        }
        return stream.WriteAsync(writer.Encode(), cancellationToken);
    }

    /// <summary>Reads an answer to the request with an id, which must be one of some kinds.</summary>
    private static async Task<(Asn1Tag Tag, AsnReader Content)> ReadAsync(
        ProbeStream stream, int id, CancellationToken cancellationToken, params Asn1Tag[] expected)
    {
        byte[] message = await ReadMessageAsync(stream, cancellationToken).ConfigureAwait(false);
        try
        {
            AsnReader reader = new AsnReader(message, AsnEncodingRules.BER).ReadSequence();
            if (!reader.TryReadInt32(out int answered)) throw ProbeProtocol.CreateMismatch([]);
            Asn1Tag tag = reader.PeekTag();
            if (answered == 0
                && tag.HasSameClassAndValue(ExtendedResponse))
            {
                throw new ConnectionProbeException("the server ends the session");
            }
            if (answered != id || !Array.Exists(expected, tag.HasSameClassAndValue)) throw ProbeProtocol.CreateMismatch([]);
            return (tag, reader.ReadSequence(tag));
        }
        catch (AsnContentException)
        {
            throw ProbeProtocol.CreateMismatch(message);
        }
    }

    private static async Task<byte[]> ReadMessageAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        byte[] header = await stream.ReadAsync(2, cancellationToken).ConfigureAwait(false);
        if (header[0] != 0x30) throw ProbeProtocol.CreateMismatch(header);
        int length = header[1];
        if (length >= 0x80)
        {
            if (length is 0x80 or > 0x84) throw ProbeProtocol.CreateMismatch(header);
            byte[] digits = await stream.ReadAsync(length - 0x80, cancellationToken).ConfigureAwait(false);
            header = [.. header, .. digits];
            length = digits.Aggregate(0, static (sum, digit) => sum << 8 | digit);
        }
        if (length is < 0 or > LongestMessage) throw ProbeProtocol.CreateMismatch(header);
        return [.. header, .. await stream.ReadAsync(length, cancellationToken).ConfigureAwait(false)];
    }

    private static int ReadCode(AsnReader answer)
    {
        try
        {
            ReadOnlySpan<byte> code = answer.ReadEnumeratedBytes().Span;
            return code is [var value] ? value : throw ProbeProtocol.CreateMismatch([]);
        }
        catch (AsnContentException)
        {
            throw ProbeProtocol.CreateMismatch([]);
        }
    }

    private static string DescribeServer(AsnReader entry)
    {
        var values = new List<string>();
        try
        {
            if (!entry.PeekTag().HasSameClassAndValue(new Asn1Tag(UniversalTagNumber.OctetString))) return "LDAP";
            entry.ReadOctetString();
            AsnReader attributes = entry.ReadSequence();
            while (attributes.HasData && values.Count < 10)
            {
                AsnReader attribute = attributes.ReadSequence();
                string name = Encoding.UTF8.GetString(attribute.ReadOctetString());
                AsnReader set = attribute.ReadSetOf();
                var texts = new List<string>();
                while (set.HasData && texts.Count < 10) texts.Add(Encoding.UTF8.GetString(set.ReadOctetString()));
                values.Add(name.Equals("supportedLDAPVersion", StringComparison.OrdinalIgnoreCase)
                    ? $"LDAP {string.Join(" and ", texts)}"
                    : string.Join(", ", texts));
            }
        }
        catch (AsnContentException)
        {
            throw ProbeProtocol.CreateMismatch([]);
        }
        return values.Count == 0 ? "LDAP" : ShownText.Create(string.Join(", ", values));
    }

    private enum SearchScope
    {
        Base,
    }
}
