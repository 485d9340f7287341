using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the class of a connection template: <c>For(tenant: …)</c> and the constants of listed values.</summary>
internal static class TemplateEmitter
{
    private const string ArgumentException = """/// <exception cref="global::System.ArgumentException">"""
        + "The manifest does not allow a value; the message says which.</exception>";

    public static void Write(SourceWriter writer, ConnectionModel connection, TemplateModel template)
    {
        string accessor = $"global::Fairlead.ConnectionAccessor<{connection.ClassName}>";
        writer.WriteHeader(connection.Namespace);
        writer.WriteDocumentation(connection.Summary, "A template: each combination of values is a connection of its own.");
        writer.WriteLine("""/// <param name="resolver">Where connections come from; in tests a fake.</param>""");
        writer.WriteLine($"public sealed class {template.ClassName}(global::Fairlead.IConnectionResolver resolver) :");
        writer.WriteLine($"    global::Fairlead.ConnectionTemplate<{connection.ClassName}>(");
        using SourceWriter.Block body = writer.OpenBlock(
            $"        {connection.ClassName}.Definition, resolver, static connection => new {connection.ClassName}(connection))");
        WriteFor(writer, template, accessor, "Gets the accessor of the connection for these values.");
        writer.WriteLine();
        WriteTryFor(writer, template, accessor);
        foreach (ParameterModel parameter in template.Parameters) WriteConstants(writer, parameter);
        if (connection.HasFake) WriteFake(writer, connection, template);
    }

    /// <summary>Writes the parameters for the definition of the template.</summary>
    public static void WriteDefinition(SourceWriter writer, TemplateModel template)
    {
        writer.WriteLine("Parameters = new global::Fairlead.ConnectionParameter[]");
        using SourceWriter.Block list = writer.OpenBlock(close: "},");
        foreach (ParameterModel parameter in template.Parameters)
        {
            using SourceWriter.Block properties = writer.OpenBlock("new()", close: "},");
            writer.WriteLine($"Name = {CSharpTexts.ToLiteral(parameter.Name)},");
            if (parameter.Pattern is not null) writer.WriteLine($"Pattern = {CSharpTexts.ToLiteral(parameter.Pattern)},");
            if (parameter.Allowed.Count > 0)
                writer.WriteLine($$"""AllowedValues = new string[] { {{CSharpTexts.ToLiterals(parameter.Allowed)}} },""");
            if (parameter.Default is not null) writer.WriteLine($"Default = {CSharpTexts.ToLiteral(parameter.Default)},");
            if (parameter.Description is not null) writer.WriteLine($"Description = {CSharpTexts.ToLiteral(parameter.Description)},");
        }
    }

    private static void WriteFor(SourceWriter writer, TemplateModel template, string type, string summary)
    {
        writer.WriteDocumentation(summary);
        WriteParameterDocumentation(writer, Order(template));
        writer.WriteLine(ArgumentException);
        string parameters = string.Join(", ", Order(template).Select(static parameter => Declare(parameter, "string")));
        writer.WriteLine($"public {type} For({parameters}) => GetInstance({JoinArguments(template)});");
    }

    private static void WriteTryFor(SourceWriter writer, TemplateModel template, string accessor)
    {
        string result = template.Parameters.Any(static parameter => parameter.ArgumentName == "instance") ? "instance_" : "instance";
        ILookup<bool, ParameterModel> byDefault = Order(template).ToLookup(static parameter => parameter.Default is not null);
        writer.WriteDocumentation("Gets the accessor of the connection for these values, if the manifest allows them.");
        WriteParameterDocumentation(writer, byDefault[false]);
        writer.WriteLine($"""/// <param name="{result}">The accessor, if the values are allowed.</param>""");
        WriteParameterDocumentation(writer, byDefault[true]);
        writer.WriteLine(
            "/// <returns>True if the values are allowed. Whether the connection can be resolved is another matter.</returns>");
        IEnumerable<string> parameters =
        [
            .. byDefault[false].Select(static parameter => Declare(parameter, "string?")),
            $"[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {accessor}? {result}",
            .. byDefault[true].Select(static parameter => Declare(parameter, "string?")),
        ];
        writer.WriteLine("public bool TryFor(");
        writer.WriteLine($"    {string.Join(", ", parameters)}) =>");
        writer.WriteLine($"    ({result} = FindInstance({JoinArguments(template)})) is not null;");
    }

    private static void WriteConstants(SourceWriter writer, ParameterModel parameter)
    {
        if (parameter.Allowed.Count == 0) return;
        var names = new UniqueNames(StringComparer.Ordinal);
        string className = MemberNames.ToPascalCase(parameter.Name) + "Values";
        writer.WriteLine();
        string summary = $"The values of {parameter.ArgumentName.TrimStart('@')} that the manifest allows.";
        IndexEmitter.WriteConstants(writer, className, summary, parameter.Allowed.Select(value => (GetName(value), value, value)));

        string GetName(string value)
        {
            string name = MemberNames.GetMemberName(value);
            return names.Take(name == className ? name + "_" : name);
        }
    }

    private static void WriteFake(SourceWriter writer, ConnectionModel connection, TemplateModel template)
    {
        string fake = $"{connection.ClassName}.Fake";
        writer.WriteLine();
        writer.WriteDocumentation("The template for tests: each connection has what the manifest says until the test sets something else.");
        using SourceWriter.Block body =
            writer.OpenBlock($"public sealed class Fake : global::Fairlead.Testing.FakeConnectionTemplate<{fake}>");
        writer.WriteDocumentation("Creates the fake.");
        using (writer.OpenBlock($"public Fake() : base({connection.ClassName}.Definition, static instance => new {fake}(instance))"))
        {
        }
        writer.WriteLine();
        WriteFor(writer, template, fake, "Gets the fake of the connection for these values.");
    }

    private static void WriteParameterDocumentation(SourceWriter writer, IEnumerable<ParameterModel> parameters)
    {
        foreach (ParameterModel parameter in parameters)
        {
            string name = parameter.ArgumentName.TrimStart('@');
            writer.WriteLine($"""/// <param name="{name}">{CSharpTexts.ToXmlText(Describe(parameter))}</param>""");
        }
    }

    private static string Describe(ParameterModel parameter)
    {
        string allowed = parameter.Allowed.Count > 0
            ? $"One of {string.Join(", ", parameter.Allowed)}."
            : $"Matches {parameter.Pattern ?? ValuePattern.Default.Text}.";
        string description = (parameter.Description ?? "").Trim().TrimEnd('.');
        return description.Length == 0 ? allowed : $"{description}. {allowed}";
    }

    /// <summary>Orders the parameters so that those with a default come last, as in C#. Ids keep the order of the manifest.</summary>
    private static IEnumerable<ParameterModel> Order(TemplateModel template) =>
        template.Parameters.OrderBy(static parameter => parameter.Default is not null);

    private static string Declare(ParameterModel parameter, string type) =>
        $"{type} {parameter.ArgumentName}" + (parameter.Default is { } value ? $" = {CSharpTexts.ToLiteral(value)}" : "");

    private static string JoinArguments(TemplateModel template) =>
        string.Join(", ", template.Parameters.Select(static parameter => parameter.ArgumentName));
}
