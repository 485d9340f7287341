using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>
/// What a manifest has to say of a connection that the code has written out: neither secrets nor what goes without saying.
/// </summary>
internal static class NewEntry
{
    private const string ExtraPrefix = "extra.";

    /// <summary>Creates the entry, or what completes one.</summary>
    /// <param name="written">The connection.</param>
    /// <param name="id">Its id.</param>
    /// <param name="declared">The connection that it completes; null for a new one.</param>
    /// <param name="withheld">Fields and extras that the manifest had better not say.</param>
    public static NewConnection Create(
        WrittenConnection written, string id, ManifestConnection? declared, IReadOnlyCollection<string> withheld)
    {
        var facts = ConnectionFacts.FromCode(written);
        var references = new WrittenReferences(written);
        return new NewConnection(id, written.Type.Id)
        {
            Host = IsMissing("host") ? facts.Host : null,
            Port = IsMissing("port") && (facts.Port != written.Type.DefaultPort || references.Contain("port")) ? facts.Port : null,
            Schema = IsMissing("schema") && (facts.Schema != FindDefault(written.Type, "schema") || references.Contain("schema"))
                ? facts.Schema
                : null,
            Login = IsMissing("login") ? facts.Login : null,
            Extra =
            [
                .. facts.Extras.Where(extra => IsMissing(ExtraPrefix + extra.Key)
                    && (!ManifestValue.IsDefault(written.Type, extra.Key, extra.Value) || references.Contain(ExtraPrefix + extra.Key))),
            ],
            Fields =
            [
                .. written.Secrets.OrderBy(static source => source, StringComparer.Ordinal)
                    .Select(source => CreateDeclaration(source, written.Type, declared))
                    .Where(static declaration => declaration is not null)
                    .Select(static declaration => declaration!.Value),
                .. CreateUntyped(written, references, declared),
                .. declared is null ? CreateUnknown(written) : [],
            ],
        };

        bool IsMissing(string source) => !withheld.Contains(source) && declared?.Values.Mentioned.Contains(source) != true;
    }

    /// <summary>Declares that a secret has to be there; an extra that the type does not know becomes a secret of the connection's
    /// own.</summary>
    private static KeyValuePair<string, JsonValue>? CreateDeclaration(string source, ConnectionType type, ManifestConnection? declared)
    {
        if (!source.StartsWith(ExtraPrefix, StringComparison.Ordinal))
        {
            bool isRequired = (declared?.Fields ?? type.Fields).Any(field => field.Name == source && field.Required);
            return isRequired ? null : new(source, NewConnection.Required);
        }

        string name = source.Substring(ExtraPrefix.Length);
        ExtraDeclaration? known = declared?.Extras.FirstOrDefault(extra => extra.Name == name) ?? type.FindExtra(name);
        if (known is null) return new(name, NewConnection.RequiredSecret);

        // A declaration of the connection's own would rename a property whose title the name does not give away.
        bool keepsTitle = known.Title == new ExtraDeclaration(name).Title;
        return known.Secret && !known.Required && keepsTitle ? new(name, NewConnection.Required) : null;
    }

    /// <summary>
    /// Declares the extras that the code asks for by name and the type does not know: only what is declared is a property.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, JsonValue>> CreateUntyped(
        WrittenConnection written, WrittenReferences references, ManifestConnection? declared) => references.Pieces
        .Select(static piece => piece.Text)
        .Where(source => source.StartsWith(ExtraPrefix, StringComparison.Ordinal) && !written.Secrets.Contains(source))
        .Select(static source => source.Substring(ExtraPrefix.Length))
        .Where(name => written.Type.FindExtra(name) is null && declared?.Extras.Any(extra => extra.Name == name) != true)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .Select(static name => new KeyValuePair<string, JsonValue>(name, new JsonValue(JsonKind.Object, default)));

    /// <summary>Lets fields be unset that the type requires: the code knows them only while it runs.</summary>
    private static IEnumerable<KeyValuePair<string, JsonValue>> CreateUnknown(WrittenConnection written) => written.Type.Fields
        .Where(field => field.Required && field.Default is null && !written.Values.ContainsKey(field.Name))
        .Select(static field => new KeyValuePair<string, JsonValue>(field.Name, NewConnection.Optional));

    private static string? FindDefault(ConnectionType type, string field) =>
        type.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Default;
}
