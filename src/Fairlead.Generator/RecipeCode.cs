using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>The C# expressions for the values of a recipe, from the properties of a connection's generated type.</summary>
internal sealed class RecipeCode(EquatableArray<PropertyModel> properties)
{
    /// <summary>Hosts with the port at each.</summary>
    private const string Servers = "{host}[:{port}]";

    /// <summary>
    /// The values that parts with one keyword have, in one expression that is null where none is set; null when no part can ever be set.
    /// </summary>
    public string? Value(IReadOnlyList<RecipePartModel> parts)
    {
        string? expression = null;
        foreach (RecipePartModel part in parts)
        {
            IReadOnlyList<TemplatePiece> pieces = RecipeTemplate.Parse(part.Template);
            if (pieces.Any(piece => piece.Bracket == 0 && piece.Source is not null && Find(piece.Source) is null)) continue;

            string value = pieces.Count == 1 && pieces[0].Source is { } source ? Alone(Find(source)!, part.Spelling, part.UnitMilliseconds)
                : part.Template == Servers && Find("host") is { } host && Find("port") is { } port ? ServersCode(host, port)
                : Composite(pieces, part.Spelling);
            expression = expression is null ? value : $"(object?)({expression}) ?? {value}";
            if (pieces.All(IsAlwaysSet)) break;
        }
        return expression;
    }

    /// <summary>The scheme of addresses; never null.</summary>
    public string Scheme(AddressModel address)
    {
        string scheme = CSharpText.Literal(address.Scheme);
        if (address.SchemeSource is null || Find(address.SchemeSource) is not { } property) return scheme;
        return property.Kind switch
        {
            PropertyKind.Enum or PropertyKind.Boolean => $"{Spelled(property, address.Schemes, unset: "null")} ?? {scheme}",
            PropertyKind.String => property.IsGuaranteed ? property.Name : $"{property.Name} ?? {scheme}",
            _ => scheme,
        };
    }

    /// <summary>The query of addresses, null where it is unset; null when there never is one.</summary>
    public string? Query(AddressModel address) =>
        address.QuerySource is { } source && Find(source) is { Kind: PropertyKind.Secret } property ? property.Name + "?.Reveal()" : null;

    /// <summary>The path of addresses, null where it is unset; null when there never is one.</summary>
    public string? Path(AddressModel address) =>
        address.PathSource is { } source && Find(source) is { Kind: PropertyKind.String } property ? property.Name : null;

    private PropertyModel? Find(string source)
    {
        foreach (PropertyModel property in properties)
        {
            if (property.Source == source) return property;
        }
        return null;
    }

    private bool IsAlwaysSet(TemplatePiece piece) => piece.Source is null || piece.Bracket > 0 || Find(piece.Source) is { IsGuaranteed: true };

    /// <summary>The value of one property as the driver spells it; null where it is unset.</summary>
    private static string Alone(PropertyModel property, EquatableArray<SpellingModel> spelling, int? unitMilliseconds = null) => property.Kind switch
    {
        PropertyKind.Duration when unitMilliseconds is { } unit =>
            $"global::Fairlead.CompilerServices.ConnectionStrings.ToNumber({property.Name}, unitMilliseconds: {unit.ToString(System.Globalization.CultureInfo.InvariantCulture)})",
        PropertyKind.Secret or PropertyKind.SecretUri => property.Name + (property.IsGuaranteed ? ".Reveal()" : "?.Reveal()"),
        PropertyKind.Enum => Spelled(property, spelling, unset: "null"),
        PropertyKind.Boolean when spelling.Count > 0 => Spelled(property, spelling, unset: "null"),
        PropertyKind.Duration or PropertyKind.Uri or PropertyKind.Array => $"global::Fairlead.CompilerServices.ConnectionStrings.ToText({property.Name})",
        _ => property.Name,
    };

    private static string ServersCode(PropertyModel host, PropertyModel port)
    {
        string servers = $"global::Fairlead.CompilerServices.ConnectionAddress.ToServers({host.Name}, {port.Name})";
        return host.IsGuaranteed ? servers : $"({host.Name} is null ? null : {servers})";
    }

    private string Composite(IReadOnlyList<TemplatePiece> pieces, EquatableArray<SpellingModel> spelling)
    {
        var text = new StringBuilder();
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            int bracket = pieces[start].Bracket;
            end = start + 1;
            while (end < pieces.Count && pieces[end].Bracket == bracket) end++;

            List<TemplatePiece> run = [.. pieces.Skip(start).Take(end - start)];
            string inner = string.Concat(run.Select(piece => piece.Source is null ? CSharpText.InterpolatedText(piece.Text!) : Hole(Find(piece.Source), spelling)));
            if (bracket == 0) text.Append(inner);
            else if (run.All(piece => piece.Source is null || Find(piece.Source) is not null)) text.Append(Optional(inner, WhereUnset(run)));
        }

        string? missing = WhereUnset(pieces.Where(static piece => piece.Bracket == 0));
        return missing is null ? $"$\"{text}\"" : $"({missing} ? null : $\"{text}\")";
    }

    private static string Optional(string text, string? whereUnset) => whereUnset is null ? text : $"{{({whereUnset} ? \"\" : $\"{text}\")}}";

    /// <summary>The condition under which one of the values is unset; null when none ever is.</summary>
    private string? WhereUnset(IEnumerable<TemplatePiece> pieces)
    {
        List<string> conditions =
        [
            .. pieces.Where(static piece => piece.Source is not null).Select(piece => Find(piece.Source!))
                .Where(static property => property is { IsGuaranteed: false }).Select(static property => property!.Name + " is null").Distinct(),
        ];
        return conditions.Count == 0 ? null : string.Join(" || ", conditions);
    }

    private static string Hole(PropertyModel? property, EquatableArray<SpellingModel> spelling) => property?.Kind switch
    {
        null => "",
        PropertyKind.Enum or PropertyKind.Boolean => $"{{({Spelled(property, spelling, unset: "\"\"")})}}",
        PropertyKind.Number => $"{{global::Fairlead.CompilerServices.ConnectionStrings.ToText({property.Name})}}",
        _ => $"{{{Alone(property, spelling)}}}",
    };

    private static string Spelled(PropertyModel property, EquatableArray<SpellingModel> spelling, string unset)
    {
        List<string> arms = property.Kind == PropertyKind.Enum
            ? [.. property.EnumMembers.Select(member => Arm($"{property.EnumName}.{member.Name}", member.Value))]
            : [Arm("true", "true"), Arm("false", "false")];
        if (property.Kind == PropertyKind.Enum || !property.IsGuaranteed) arms.Add($"_ => {unset}");
        return $$"""{{property.Name}} switch { {{string.Join(", ", arms)}} }""";

        string Arm(string pattern, string value) =>
            $"{pattern} => {CSharpText.Literal(spelling.FirstOrDefault(spelled => spelled.Value == value)?.Spelled ?? value)}";
    }
}
