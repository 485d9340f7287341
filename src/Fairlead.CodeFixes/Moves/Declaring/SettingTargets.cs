using System.Globalization;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>
/// The settings that secrets move to in a project without the runtime, which would give no connection:
/// <c>ConnectionStrings:OrdersDb</c> for a whole connection string, <c>Smtp:Password</c> for anything else.
/// </summary>
internal sealed class SettingTargets(IReadOnlyDictionary<string, string> settings)
{
    private const string ConnectionStrings = "ConnectionStrings";

    /// <param name="written">The connection.</param>
    /// <param name="store">Where the values go.</param>
    /// <param name="stored">The values by key.</param>
    public Attempt<MoveTarget> Create(WrittenConnection written, UserSecretsStore store, out IReadOnlyList<StoredSecret> stored)
    {
        stored = [];
        var values = new Dictionary<CodePiece, (string Leaf, string Value)>();
        foreach (CodePiece piece in new WrittenReferences(written).Pieces)
        {
            if (piece == CodePiece.ConnectionString && written.ConnectionString is { } whole)
                values[piece] = (ConnectionStrings, whole);
            else if (written.Secrets.Contains(piece.Text))
                values[piece] = (FindTitle(written.Type, piece.Text), written.Values[piece.Text]);
            else if (!written.Values.ContainsKey(piece.Text))
                return Attempt<MoveTarget>.Fail("the project does not reference the package 'Fairlead'");
        }
        if (values.Count == 0) return Attempt<MoveTarget>.Fail("nothing at this place is a secret");

        string section = MemberNames.ToPascalCase(written.ProposedId);
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? section : section + number.ToString(CultureInfo.InvariantCulture);
            Dictionary<CodePiece, string> keys = values.ToDictionary(
                static value => value.Key,
                value => FindExisting(value.Value.Leaf, value.Value.Value, store) ?? GetKey(name, value.Value.Leaf));
            if (!keys.All(key => IsFree(key.Value, values[key.Key].Value, store))) continue;
            stored = [.. keys.Select(key => new StoredSecret(key.Value, values[key.Key].Value))];
            return MoveTarget.FromSettings(keys);
        }
    }

    private static string GetKey(string name, string leaf) => leaf == ConnectionStrings ? $"{leaf}:{name}" : $"{name}:{leaf}";

    /// <summary>Finds the key that an earlier move has stored the same value under.</summary>
    private static string? FindExisting(string leaf, string value, UserSecretsStore store) => store.FindKeys(value)
        .FirstOrDefault(key => leaf == ConnectionStrings
            ? key.StartsWith(leaf + ":", StringComparison.OrdinalIgnoreCase)
            : key.EndsWith(":" + leaf, StringComparison.OrdinalIgnoreCase) && key.IndexOf(':') == key.LastIndexOf(':'));

    /// <summary>A key that a settings file has means something already.</summary>
    private bool IsFree(string key, string value, UserSecretsStore store) =>
        (store.FindValue(key) ?? value) == value
        && (!settings.TryGetValue(key, out string? other) || other.Length == 0 || other == value);

    private static string FindTitle(ConnectionType type, string source) =>
        type.Fields.FirstOrDefault(field => field.Name == source)?.Title
        ?? type.Extras.FirstOrDefault(extra => extra.Path == source)?.Title
        ?? MemberNames.ToPascalCase(source.Replace("extra.", ""));
}
