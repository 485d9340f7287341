using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>JSON with a secret in it. A service account's key is one secret as a whole; of other JSON single values move.</summary>
internal static class JsonForm
{
    private const string Encoder = "System.Text.Json.JsonEncodedText";
    private const string Google = "google_cloud_platform";

    /// <summary>Reads a text. Returns null if it is no JSON, or has no secret in it.</summary>
    public static FormReading? TryRead(WrittenText text, ConnectionType? type, ReadingContext context)
    {
        if (text.HasHoles || !text.Value.TrimStart().StartsWith("{", StringComparison.Ordinal)) return null;
        JsonDocument json = JsonDocument.Parse(text.Value, JsonReaderOptions.Strict);
        if (json.Error is not null || json.Root is not { Kind: JsonKind.Object } root) return null;
        if (root["private_key"] is not null && root["client_email"] is not null)
        {
            ConnectionType google = ConnectionTypeTable.BuiltIn.Find(Google)!;
            const string Key = "extra.keyfile_dict";
            var whole = new Dictionary<string, string>(StringComparer.Ordinal) { [Key] = text.Value };
            if (root["project_id"]?.Text is { } project) whole["extra.project"] = project;
            return FormReading.Create(text, google, whole, [CodePiece.FromSource(Key)]);
        }

        ConnectionType meant = type ?? ClientTypes.Generic;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var replacements = new List<(SourceSpan, IReadOnlyList<CodePiece>)>();
        bool hasSecret = false;
        string escape = context.GetTypeName(text.Expression, Encoder);
        foreach (JsonMember member in FindMembers(root))
        {
            var part = new SitePart(member.Name, text.Expression, text.Expression) { IsSetting = true };
            bool isSecret = SecretNames.NamesSecret(member.Name) || CredentialScanner.Scan(member.Value.Text!).Count > 0;
            string? source = isSecret
                ? PartSources.FindSecretSource(meant, part, values.Keys, isOnly: false)
                : PartSources.FindSource(meant, part, isBesideSecret: false);
            if (source is null || values.ContainsKey(source)) continue;
            hasSecret |= isSecret;
            values[source] = member.Value.Text!;
            replacements.Add((member.Value.ContentSpan, member.Value.Kind == JsonKind.Number
                ? [CodePiece.FromNumber(source)]
                : [CodePiece.FromCode($"{escape}.Encode("), CodePiece.FromSource(source), CodePiece.FromCode(")")]));
        }
        if (!hasSecret) return null;
        bool canEncode = context.Compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == "System.Text.Json");
        return FormReading.Create(text, meant, values, TextTemplate.Write(text, replacements),
            obstacle: canEncode ? null : "its JSON cannot be written here without System.Text.Json");
    }

    private static IEnumerable<JsonMember> FindMembers(JsonValue root)
    {
        foreach (JsonMember member in root.Members)
        {
            if (member.Value.Kind == JsonKind.Object)
            {
                foreach (JsonMember inner in FindMembers(member.Value)) yield return inner;
            }
            else if (member.Value.Kind is JsonKind.String or JsonKind.Number)
            {
                yield return member;
            }
        }
    }
}
