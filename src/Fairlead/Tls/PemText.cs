using System.Security.Cryptography;

namespace Fairlead.Tls;

/// <summary>PEM text from an extra that is either the PEM itself or the path of a file that holds it.</summary>
internal static class PemText
{
    public static Secret? Read(Connection connection, string extra)
    {
        if (connection.Extra.GetSecret(extra) is not { } setting) return null;
        string field = "extra." + extra;
        if (setting.Reveal().Contains("-----BEGIN ", StringComparison.Ordinal)) return setting;

        if (IsEncodedBinary(setting.Reveal()))
            throw new ConnectionTlsException(connection.Id, field,
                "holds a certificate or key as bare base64, which is DER or PKCS#12; PEM is expected, with its BEGIN and END lines");

        Backends.FileText file = Backends.FileText.Read(setting.Reveal());
        if (file.Reason == Backends.FileText.NotText)
            throw new ConnectionTlsException(connection.Id, field,
                "names a binary file, perhaps DER or PKCS#12; convert it to PEM, with 'openssl x509' or 'openssl pkcs12'");
        if (file.Outcome != BackendOutcome.Found)
            throw new ConnectionTlsException(connection.Id, field, $"names a file that cannot be used: {file.Reason}");
        if (!PemEncoding.TryFind(file.Text!.Reveal(), out _))
            throw new ConnectionTlsException(connection.Id, field, "names a file that contains no PEM text");
        return file.Text;
    }

    /// <summary>Whether a text is base64 of an ASN.1 sequence, as both DER and PKCS#12 are.</summary>
    private static bool IsEncodedBinary(string text)
    {
        const int Shortest = 64; // a path may be base64, too
        string compact = string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
        byte[] decoded = new byte[compact.Length];
        return compact.Length >= Shortest && Convert.TryFromBase64String(compact, decoded, out int length) && length > 2
            && decoded[0] == 0x30 && decoded[1] > 0x80;
    }
}
