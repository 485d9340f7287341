using System.Globalization;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Detection.Credentials;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>The values of a connection by source.</summary>
internal static class SourceValues
{
    private const string ExtraPrefix = "extra.";

    /// <summary>Gets the values that Core's reader found in a text. Returns null if it couldn't read the text.</summary>
    public static Dictionary<string, string>? From(ConnectionParseResult result, ConnectionType type)
    {
        if (!result.TryGetFields(out ConnectionFields? fields)) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("host", fields.Host);
        Add("port", fields.Port?.ToString(CultureInfo.InvariantCulture));
        Add("schema", fields.Schema);
        Add("login", fields.Login);
        Add("password", fields.Password);
        foreach (ExtraSetting extra in result.Extras)
        {
            if (extra.Text is null) return null;
            Add(ExtraPrefix + extra.Name, ExtraText.Normalize(type, extra.Name, extra.Text));
        }
        foreach (KeyValuePair<string, string> unsaid in result.ClientDefaults)
        {
            // What the client does where the text says nothing may differ from the type's own default.
            if (!values.ContainsKey(ExtraPrefix + unsaid.Key)) Add(ExtraPrefix + unsaid.Key, unsaid.Value);
        }
        if (fields.Extra is { } json && JsonDocument.Parse(json, JsonReaderOptions.Strict).Root is { } root)
        {
            foreach (JsonMember member in root.Members)
                Add(ExtraPrefix + member.Name, member.Value.Text ?? json.Substring(member.Value.Span.Start, member.Value.Span.Length));
        }
        return values;

        void Add(string source, string? value)
        {
            if (!string.IsNullOrEmpty(value)) values[source] = value!;
        }
    }

    /// <summary>
    /// Finds the sources whose values no manifest may have: by declaration, by name, or because the value is a known secret.
    /// </summary>
    public static HashSet<string> FindSecrets(IReadOnlyDictionary<string, string> values, ConnectionType type)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> value in values)
        {
            if (IsSecret(value.Key, value.Value, type)) secrets.Add(value.Key);
        }
        return secrets;
    }

    private static bool IsSecret(string source, string value, ConnectionType type)
    {
        if (PartSources.IsSecretSource(type, source) || CredentialScanner.Scan(value).Count > 0) return true;
        if (!source.StartsWith(ExtraPrefix, StringComparison.Ordinal)) return false;
        string name = source.Substring(ExtraPrefix.Length);
        if (type.FindExtra(name) is not null) return false;
        KeywordRole role = ConnectionStringKeywords.Find(name, 0, name.Length).Role;
        return role is KeywordRole.Password or KeywordRole.Key || (role == KeywordRole.None && SecretNames.NamesSecret(name));
    }
}
