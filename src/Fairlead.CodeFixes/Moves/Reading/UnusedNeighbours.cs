using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// Constants beside one that nothing uses, with the same beginning of their names: <c>SmtpUser</c> beside <c>SmtpPassword</c>.
/// </summary>
internal sealed class UnusedNeighbours(ReadingContext context, WrittenPlaces places, ConnectionDraft draft)
{
    public async Task AddAsync(ValueHolder holder)
    {
        string prefix = SettingKeys.Split(holder.Symbol.Name).Prefix;
        if (prefix.Length == 0 || holder.Symbol.ContainingType is not { } type) return;
        foreach (ISymbol member in type.GetMembers().OrderBy(static member => member.Name, StringComparer.Ordinal))
        {
            (string Prefix, string Name) name = SettingKeys.Split(member.Name);
            bool isKnown = places.Holders.Exists(other => SymbolEqualityComparer.Default.Equals(other.Symbol, member));
            if (isKnown || name.Prefix != prefix) continue;
            if (ValueHolder.Find(member, context) is not { IsReplacedByUsers: true } neighbour) continue;
            if (neighbour.IsPublicApi(context) || context.Values.Read(neighbour.Value) is not { } value) continue;
            if ((await HolderUses.FindAsync(neighbour, context).ConfigureAwait(false)).Count > 0) continue;

            var part = new SitePart(name.Name, neighbour.Value, neighbour.Declaration) { IsSetting = true };
            string? source = PartSources.IsSecret(part)
                ? PartSources.FindSecretSource(draft.Type, part, [.. draft.Values.Keys], isOnly: false)
                : PartSources.FindSource(draft.Type, part, isBesideSecret: false);
            if (source is null || !draft.TrySet(source, value.Text, PartSources.IsSecret(part))) continue;
            places.Holders.Add(neighbour);
        }
    }
}
