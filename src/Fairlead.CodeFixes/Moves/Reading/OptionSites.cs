using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Properties of options that begin with values: <c>public string Host { get; set; } = "smtp.acme.io";</c>.</summary>
internal static class OptionSites
{
    /// <summary>Collects the properties beside the one that begins with a value. Returns null if the value is no property's.</summary>
    public static ClientSite? Collect(ExpressionSyntax value, ReadingContext context)
    {
        var property = value.Parent?.Parent as PropertyDeclarationSyntax;
        if (value.Parent is not EqualsValueClauseSyntax || property?.Parent is not TypeDeclarationSyntax type) return null;
        if (ValueHolder.FindOwner(value, context) is not null) return null;
        string prefix = SettingKeys.Split(property.Identifier.ValueText).Prefix;
        var site = new ClientSite();
        foreach (PropertyDeclarationSyntax other in type.Members.OfType<PropertyDeclarationSyntax>())
        {
            (string Prefix, string Name) name = SettingKeys.Split(other.Identifier.ValueText);
            if (other.Initializer is { Value: var begin } && name.Prefix == prefix)
                site.Add(new SitePart(name.Name, begin, type) { IsSetting = true });
        }
        if (prefix.Length > 0) site.Names.Add(prefix);
        site.Names.Add(type.Identifier.ValueText);
        return site;
    }
}
