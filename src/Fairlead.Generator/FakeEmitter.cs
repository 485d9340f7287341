using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the nested <c>Fake</c> of one connection: its properties once more, to be set by a test.</summary>
internal static class FakeEmitter
{
    /// <summary>The members of the base class. A property of that name hides one, and says so.</summary>
    private static readonly HashSet<string> Inherited =
        new(StringComparer.Ordinal) { "Id", "Outcome", "RefreshCount", "Change", "SetField", "Value" };

    public static void Write(SourceWriter writer, ConnectionModel connection)
    {
        writer.WriteDocumentation(
            "The connection for tests: it has what the manifest says, placeholders for what it must have besides, and what the test sets.");
        using SourceWriter.Block body =
            writer.OpenBlock($"public sealed class Fake : global::Fairlead.Testing.FakeConnection<{connection.ClassName}>");
        WriteConstructor(writer, connection);
        foreach (PropertyModel property in connection.Properties) WriteProperty(writer, property);
    }

    private static void WriteConstructor(SourceWriter writer, ConnectionModel connection)
    {
        bool isTemplate = connection.Template is not null;
        writer.WriteDocumentation(
            isTemplate ? "Creates the fake of an instance, which the fake of the template does." : "Creates the fake.");
        if (isTemplate) writer.WriteLine("""/// <param name="instance">What the manifest says of the instance.</param>""");
        string constructor = isTemplate
            ? "internal Fake(global::Fairlead.ConnectionDefinition instance) : base(instance"
            : $"public Fake() : base({connection.ClassName}.Definition";
        using SourceWriter.Block body =
            writer.OpenBlock($"{constructor}, static connection => new {connection.ClassName}(connection))");
        foreach (string required in connection.Definition.RequiredFields)
        {
            PropertyModel property = connection.Properties.First(property => property.Source == required);
            writer.WriteLine($"{property.Name} = {GetPlaceholder(property)};");
        }
    }

    private static void WriteProperty(SourceWriter writer, PropertyModel property)
    {
        string source = CSharpTexts.ToLiteral(property.Source);
        string hiding = Inherited.Contains(property.Name) ? "new " : "";
        string head = $"public {hiding}{PropertyExpressions.GetTypeName(property)} {property.Name}";
        writer.WriteLine();
        writer.WriteDocumentation(PropertyExpressions.Describe(property));
        if (property.Kind != PropertyKind.Enum)
        {
            writer.WriteLine(
                $$"""{{head}} { get => base.Value.{{property.Name}}; set => base.SetField({{source}}, value); }""");
            return;
        }

        using SourceWriter.Block accessors = writer.OpenBlock(head);
        writer.WriteLine($"get => base.Value.{property.Name};");
        using SourceWriter.Block setter = writer.OpenBlock($"set => base.SetField({source}, value switch", close: "});");
        foreach (EnumMemberModel member in property.EnumMembers)
            writer.WriteLine($"{property.EnumName}.{member.Name} => {CSharpTexts.ToLiteral(member.Value)},");
        if (!property.IsGuaranteed) writer.WriteLine("null => null,");
        writer.WriteLine("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value)),");
    }

    /// <summary>Gets a value for a property that must have one. Its text says where it comes from, as it may appear in messages.</summary>
    private static string GetPlaceholder(PropertyModel property) => property.Kind switch
    {
        PropertyKind.Integer or PropertyKind.Port or PropertyKind.Number => "1",
        PropertyKind.Boolean => "false",
        PropertyKind.Duration => "global::System.TimeSpan.FromSeconds(1)",
        PropertyKind.Uri or PropertyKind.SecretUri => """new("https://fake.invalid/")""",
        PropertyKind.Array => "global::System.Array.Empty<string>()",
        PropertyKind.Secret => $"new({CSharpTexts.ToLiteral("fake " + property.Source)})",
        PropertyKind.Enum => $"{property.EnumName}.{property.EnumMembers[0].Name}",
        _ => CSharpTexts.ToLiteral("fake " + property.Source),
    };
}
