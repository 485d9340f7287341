using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the members of a connection's type that name neither the type nor the connection.</summary>
internal static class MembersEmitter
{
    private const int InsideAType = 1;
    private const int InsideANestedType = 2;

    public static MembersCode Write(MembersModel members)
    {
        var properties = new SourceWriter(InsideAType);
        foreach (PropertyModel property in members.Properties) WriteProperty(properties, property);

        var conversions = new SourceWriter(InsideAType);
        RecipeEmitter.Write(conversions, members);
        conversions.WriteLine("""
            /// <summary>The id and the type, nothing else.</summary>
            public override string ToString() => Connection.ToString();

            /// <summary>What may be logged: where the connection leads, and which fields are set. No secret is in it.</summary>
            public string ToDisplayString() => Connection.ToDisplayString();
            """);
        foreach (PropertyModel property in members.Properties) WriteEnum(conversions, property);
        if (members.Properties.Any(static property => property.IsGuaranteed)) conversions.WriteLine("""

            private static global::Fairlead.ConnectionFormatException NotSet(string field) =>
                new(Definition.Id, field, "set");
            """);

        var fake = new SourceWriter(InsideANestedType);
        foreach (PropertyModel property in members.Properties) FakeEmitter.WriteProperty(fake, property);
        return new MembersCode(properties.ToString(), conversions.ToString(), fake.ToString());
    }

    private static void WriteProperty(SourceWriter writer, PropertyModel property)
    {
        string orThrow = property.IsGuaranteed ? $" ?? throw NotSet({CSharpText.Literal(property.Source)})" : "";
        writer.WriteDocumentation(PropertyCode.Describe(property));
        if (property.Kind == PropertyKind.Enum) WriteEnumProperty(writer, property);
        else writer.WriteLine($$"""public {{PropertyCode.TypeOf(property)}} {{property.Name}} { get; } = {{PropertyCode.Getter(property)}}{{orThrow}};""");
        writer.WriteLine();
    }

    private static void WriteEnumProperty(SourceWriter writer, PropertyModel property)
    {
        string source = CSharpText.Literal(property.Source);
        string expected = $"one of {string.Join(", ", property.EnumMembers.Select(static member => $"'{member.Value}'"))}";
        string head = $$"""public {{PropertyCode.TypeOf(property)}} {{property.Name}} { get; } = {{PropertyCode.Getter(property)}} switch""";
        using SourceWriter.Block arms = writer.OpenBlock(head, close: "};");
        foreach (EnumMemberModel member in property.EnumMembers)
            writer.WriteLine($"{CSharpText.Literal(member.Value)} => {property.EnumName}.{member.Name},");
        writer.WriteLine(property.IsGuaranteed ? $"null => throw NotSet({source})," : "null => null,");
        writer.WriteLine($"_ => throw new global::Fairlead.ConnectionFormatException(connection.Id, {source}, {CSharpText.Literal(expected)}),");
    }

    private static void WriteEnum(SourceWriter writer, PropertyModel property)
    {
        if (property.EnumName is null) return;
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
