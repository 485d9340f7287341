using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>The types of connection strings that stand where no client says what they are.</summary>
internal static class ConnectionStringTypes
{
    /// <summary>Guesses the type by keywords that only one driver has, and by the drivers that the project references.</summary>
    public static ConnectionType? Guess(string text, List<Pair> pairs, ReadingContext context)
    {
        if (Has(pairs, "accountkey") && Has(pairs, "accountname")) return Find("azure_blob");
        if (text.IndexOf("Endpoint=sb://", StringComparison.OrdinalIgnoreCase) >= 0) return Find("azure_service_bus");

        ConnectionType[] candidates =
        [
            .. ConnectionTypeTable.BuiltIn.Types.Where(type => IsReadBy(type, pairs)
                && type.ConnectionStringFormat is ConnectionStringFormat.AdoNet or ConnectionStringFormat.Commas),
        ];
        ConnectionType[] referenced = [.. candidates.Where(type => IsReferenced(type, context))];
        if (referenced.Length == 1) return referenced[0];

        // A keyword that no other driver's recipe has.
        ConnectionType[] own = [.. candidates.Where(type => pairs.Exists(pair => IsOwn(pair.Keyword, type)))];
        return own.Length == 1 ? own[0] : candidates.Length == 1 ? candidates[0] : null;
    }

    private static bool IsReadBy(ConnectionType type, List<Pair> pairs)
    {
        if (type.ConnectionString.Count == 0) return false;
        bool standsAlone = type.ConnectionStringFormat == ConnectionStringFormat.Commas;
        return standsAlone
            ? pairs[0].Keyword.Length == 0
            : pairs.TrueForAll(static pair => pair.Keyword.Length > 0)
                && pairs.Where(static pair => IsField(pair.Role)).All(pair => KeywordTable.Get(type).Find(pair.Keyword) is not null);
    }

    private static bool IsField(KeywordRole role) =>
        role is KeywordRole.Password or KeywordRole.User or KeywordRole.Server or KeywordRole.Database;

    private static bool IsOwn(string keyword, ConnectionType type)
    {
        string folded = KeywordTable.Fold(keyword);
        return ConnectionTypeTable.BuiltIn.Types
            .Where(other => other.ConnectionString.Any(part => KeywordTable.Fold(part.Keyword) == folded))
            .Select(static other => other.Id).SequenceEqual([type.Id]);
    }

    private static bool IsReferenced(ConnectionType type, ReadingContext context) => context.Compilation.ReferencedAssemblyNames
        .Any(assembly => type.ClientPackages.Any(package => package.Assembly == assembly.Name));

    private static bool Has(List<Pair> pairs, string keyword) => pairs.Exists(pair => KeywordTable.Fold(pair.Keyword) == keyword);

    private static ConnectionType Find(string id) => ConnectionTypeTable.BuiltIn.Find(id)!;
}
