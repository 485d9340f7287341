using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the properties of a connection's type and the enums of their values.</summary>
internal static class PropertyEmitter
{
    public static void WriteProperties(SourceWriter writer, EquatableArray<PropertyModel> properties)
    {
        foreach (PropertyModel property in properties)
        {
            writer.WriteDocumentation(PropertyExpressions.Describe(property));
            string head = $$"""public {{PropertyExpressions.GetTypeName(property)}} {{property.Name}} { get; } =""";
            string value = PropertyExpressions.GetValue(property);
            if (property.Kind == PropertyKind.Enum) WriteSwitch(writer, property, $"{head} {value} switch");
            else if (property.IsGuaranteed)
                writer.WriteLine($"{head} {value} ?? throw NotSet({CSharpTexts.ToLiteral(property.Source)});");
            else writer.WriteLine($"{head} {value};");
            writer.WriteLine();
        }
    }

    public static void WriteEnums(SourceWriter writer, EquatableArray<PropertyModel> properties)
    {
        foreach (PropertyModel property in properties)
        {
            if (property.EnumName is null) continue;
            writer.WriteLine();
            writer.WriteLine($"""/// <summary>The values of <see cref="{property.Name}"/>.</summary>""");
            using SourceWriter.Block members = writer.OpenBlock($"public enum {property.EnumName}");
            foreach (EnumMemberModel member in property.EnumMembers)
            {
                writer.WriteDocumentation(member.Value.Trim().Length == 0 ? "Empty" : member.Value);
                writer.WriteLine($"{member.Name},");
            }
        }
    }

    private static void WriteSwitch(SourceWriter writer, PropertyModel property, string head)
    {
        string source = CSharpTexts.ToLiteral(property.Source);
        IEnumerable<string> values = property.EnumMembers.Select(static member => $"'{member.Value}'");
        string expected = CSharpTexts.ToLiteral($"one of {string.Join(", ", values)}");
        using SourceWriter.Block arms = writer.OpenBlock(head, close: "};");
        foreach (EnumMemberModel member in property.EnumMembers)
            writer.WriteLine($"{CSharpTexts.ToLiteral(member.Value)} => {property.EnumName}.{member.Name},");
        writer.WriteLine(property.IsGuaranteed ? $"null => throw NotSet({source})," : "null => null,");
        writer.WriteLine($"_ => throw new global::Fairlead.ConnectionFormatException(connection.Id, {source}, {expected}),");
    }
}
