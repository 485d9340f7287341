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

        Backends.FileText file = Backends.FileText.Read(setting.Reveal());
        if (file.Reason == Backends.FileText.NotText)
            throw new ConnectionTlsException(connection.Id, field, "names a binary file, perhaps DER; convert it to PEM");
        if (file.Outcome != BackendOutcome.Found)
            throw new ConnectionTlsException(connection.Id, field, $"names a file that cannot be used: {file.Reason}");
        if (!PemEncoding.TryFind(file.Text!.Reveal(), out _))
            throw new ConnectionTlsException(connection.Id, field, "names a file that holds no PEM text");
        return file.Text;
    }
}
