using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Values that say where a secret is kept, or that hold it encrypted by a key that is kept elsewhere: <c>arn:aws:secretsmanager:…</c>,
/// <c>ENC(…)</c>, <c>see-keyvault</c>.
/// </summary>
internal static class SecretReferences
{
    private const int MostWords = 10;

    private static readonly string[] Beginnings =
    [
        // managers of secrets, and the schemes under which tools address them
        "@Microsoft.KeyVault(", "@Microsoft.AppConfiguration(", "vault:", "op://", "akv://", "keyvault://", "azurekeyvault://",
        "awssm://", "awsps://", "gcpsm://", "sm://", "ssm:", "secretsmanager:", "aws-secret:", "arn:aws", "doppler://",
        "infisical://", "keyring:", "ref+", "secretref:", "secret://", "dapr:", "bws://", "{{resolve:",
        // encrypted where it stands: sops, Spring Cloud, Ansible, Chef, git-crypt, data protection, eyaml, ASP.NET
        "ENC[", "ENC(", "{cipher}", "!vault", "$ANSIBLE_VAULT;", "CfDJ8", "AQAAANCMnd8BFdERjHoAwE", "01000000d08c9ddf", "enc:",
        "encrypted:", "[enc:",
        // certificates and public keys in base64
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FUR", "LS0tLS1CRUdJTiBQVUJMSUMg",
        // public keys of strong names: <InternalsVisibleTo Key="…" />
        "0024000004800000", "002400000c800000",
    ];

    // "see-keyvault", "SetViaEnvironmentVariable", "stored in the vault".
    private static readonly HashSet<string> Pointers = Words(
        "see set use get take from in stored store read loaded load comes come provided provide supplied supply managed injected inject " +
        "kept keep defined define configured via check look refer lives overridden override pulled fetched resolved filled");

    private static readonly HashSet<string> Keepers = Words(
        "vault keyvault environment env envvar variable variables secrets usersecrets secretmanager secretsmanager keychain keepass " +
        "lastpass bitwarden config configuration settings appsettings pipeline deployment parameterstore terraform helm kubernetes wiki");

    /// <summary>Determines whether the value is a reference in the notation of a product, or in words.</summary>
    public static bool IsReference(string text)
    {
        foreach (string beginning in Beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }

        return IsReferenceInWords(text);
    }

    private static bool IsReferenceInWords(string text)
    {
        if (!text.All(static c => char.IsLetter(c) || c is ' ' or '-' or '_' or '(' or ')' or '[' or ']' or '.')) return false;
        List<string> words = IdentifierWords.Split(text);
        if (words.Count is < 2 or > MostWords || !Pointers.Contains(words[0])) return false;
        for (int i = 1; i < words.Count; i++)
        {
            if (Keepers.Contains(words[i]) || (words[i] == "vault" && words[i - 1] == "key")) return true;
        }

        return false;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
