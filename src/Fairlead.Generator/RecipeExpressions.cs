using System.Globalization;
using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>The C# expressions of a recipe's values, from the properties of a connection's generated type.</summary>
internal sealed class RecipeExpressions(EquatableArray<PropertyModel> properties)
{
    /// <summary>Hosts with the port at each.</summary>
    private const string Servers = "{host}[:{port}]";
    private const string Null = "null";
    private const string ConnectionStrings = "global::Fairlead.CompilerServices.ConnectionStrings";

    /// <summary>
    /// Finds the value of parts with one keyword, an expression that is null where none of them is set. Returns null if none can ever be
    /// set.
    /// </summary>
    public string? FindValue(IReadOnlyList<RecipePartModel> parts)
    {
        string? expression = null;
        foreach (RecipePartModel part in parts)
        {
            IReadOnlyList<TemplatePiece> pieces = RecipeTemplate.Parse(part.Template);
            if (pieces.Any(piece => piece.Bracket == 0 && piece.Source is not null && FindProperty(piece.Source) is null)) continue;

            string value = GetPartValue(part, pieces);
            expression = expression is null ? value : $"(object?)({expression}) ?? {value}";
            if (pieces.All(IsAlwaysSet)) break;
        }
        return expression;
    }

    /// <summary>Gets the scheme of addresses, an expression that is never null.</summary>
    public string GetScheme(AddressModel address)
    {
        string scheme = CSharpTexts.ToLiteral(address.Scheme);
        if (address.SchemeSource is null || FindProperty(address.SchemeSource) is not { } property) return scheme;
        return property.Kind switch
        {
            PropertyKind.Enum or PropertyKind.Boolean => $"{GetSwitch(property, address.Schemes, unset: Null)} ?? {scheme}",
            PropertyKind.String => property.IsGuaranteed ? property.Name : $"{property.Name} ?? {scheme}",
            _ => scheme,
        };
    }

    /// <summary>Finds the query of addresses, an expression that is null where it is unset. Returns null if there never is one.</summary>
    public string? FindQuery(AddressModel address) =>
        address.QuerySource is { } source && FindProperty(source) is { Kind: PropertyKind.Secret } property
            ? property.Name + "?.Reveal()"
            : null;

    /// <summary>Finds the path of addresses, an expression that is null where it is unset. Returns null if there never is one.</summary>
    public string? FindPath(AddressModel address) =>
        address.PathSource is { } source && FindProperty(source) is { Kind: PropertyKind.String } property ? property.Name : null;

    private PropertyModel? FindProperty(string source)
    {
        foreach (PropertyModel property in properties)
        {
            if (property.Source == source) return property;
        }
        return null;
    }

    private bool IsAlwaysSet(TemplatePiece piece) =>
        piece.Source is null || piece.Bracket > 0 || FindProperty(piece.Source) is { IsGuaranteed: true };

    private string GetPartValue(RecipePartModel part, IReadOnlyList<TemplatePiece> pieces)
    {
        if (pieces.Count == 1 && pieces[0].Source is { } source)
            return GetPropertyValue(FindProperty(source)!, part.Spelling, part.UnitMilliseconds);
        return part.Template == Servers && FindProperty("host") is { } host && FindProperty("port") is { } port
            ? GetServers(host, port)
            : GetInterpolation(pieces, part.Spelling);
    }

    /// <summary>Gets the value of one property as the driver spells it, an expression that is null where it is unset.</summary>
    private static string GetPropertyValue(PropertyModel property, EquatableArray<SpellingModel> spelling, int? unitMilliseconds = null) =>
        property.Kind switch
        {
            PropertyKind.Duration when unitMilliseconds is { } unit =>
                $"{ConnectionStrings}.ToNumber({property.Name}, unitMilliseconds: {unit.ToString(CultureInfo.InvariantCulture)})",
            PropertyKind.Secret or PropertyKind.SecretUri => property.Name + (property.IsGuaranteed ? ".Reveal()" : "?.Reveal()"),
            PropertyKind.Enum => GetSwitch(property, spelling, unset: Null),
            PropertyKind.Boolean when spelling.Count > 0 => GetSwitch(property, spelling, unset: Null),
            PropertyKind.Duration or PropertyKind.Uri or PropertyKind.Array => $"{ConnectionStrings}.ToText({property.Name})",
            _ => property.Name,
        };

    private static string GetServers(PropertyModel host, PropertyModel port)
    {
        string servers = $"global::Fairlead.CompilerServices.ConnectionAddress.ToServers({host.Name}, {port.Name})";
        return host.IsGuaranteed ? servers : $"({host.Name} is null ? null : {servers})";
    }

    private string GetInterpolation(IReadOnlyList<TemplatePiece> pieces, EquatableArray<SpellingModel> spelling)
    {
        var text = new StringBuilder();
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            int bracket = pieces[start].Bracket;
            end = start + 1;
            while (end < pieces.Count && pieces[end].Bracket == bracket) end++;

            List<TemplatePiece> run = [.. pieces.Skip(start).Take(end - start)];
            string inner = string.Concat(run.Select(piece => GetHole(piece, spelling)));
            if (bracket == 0) text.Append(inner);
            else if (run.All(piece => piece.Source is null || FindProperty(piece.Source) is not null))
                text.Append(GetOptional(inner, FindUnsetCondition(run)));
        }

        string? unset = FindUnsetCondition(pieces.Where(static piece => piece.Bracket == 0));
        return unset is null ? $"$\"{text}\"" : $"({unset} ? null : $\"{text}\")";
    }

    private static string GetOptional(string text, string? unset) => unset is null ? text : $"{{({unset} ? \"\" : $\"{text}\")}}";

    /// <summary>Finds the condition under which one of the values is unset. Returns null if all are always set.</summary>
    private string? FindUnsetCondition(IEnumerable<TemplatePiece> pieces)
    {
        IEnumerable<PropertyModel?> optional = pieces.Where(static piece => piece.Source is not null)
            .Select(piece => FindProperty(piece.Source!))
            .Where(static property => property is { IsGuaranteed: false });
        List<string> conditions = [.. optional.Select(static property => property!.Name + " is null").Distinct()];
        return conditions.Count == 0 ? null : string.Join(" || ", conditions);
    }

    private string GetHole(TemplatePiece piece, EquatableArray<SpellingModel> spelling)
    {
        if (piece.Source is null) return CSharpTexts.ToInterpolatedText(piece.Text!);
        PropertyModel? property = FindProperty(piece.Source);
        return property?.Kind switch
        {
            null => "",
            PropertyKind.Enum or PropertyKind.Boolean => $"{{({GetSwitch(property, spelling, unset: "\"\"")})}}",
            PropertyKind.Number => $"{{{ConnectionStrings}.ToText({property.Name})}}",
            _ => $"{{{GetPropertyValue(property, spelling)}}}",
        };
    }

    private static string GetSwitch(PropertyModel property, EquatableArray<SpellingModel> spelling, string unset)
    {
        List<string> arms = property.Kind == PropertyKind.Enum
            ? [.. property.EnumMembers.Select(member => GetArm($"{property.EnumName}.{member.Name}", member.Value))]
            : [GetArm("true", "true"), GetArm("false", "false")];
        if (property.Kind == PropertyKind.Enum || !property.IsGuaranteed) arms.Add($"_ => {unset}");
        return $$"""{{property.Name}} switch { {{string.Join(", ", arms)}} }""";

        string GetArm(string pattern, string value)
        {
            SpellingModel? spelled = spelling.FirstOrDefault(spelled => spelled.Value == value);
            return $"{pattern} => {CSharpTexts.ToLiteral(spelled?.Spelled ?? value)}";
        }
    }
}
