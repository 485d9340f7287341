using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes <c>Connections.Fake</c>, which has the fakes of all connections.</summary>
internal static class IndexFakeEmitter
{
    public static void Write(SourceWriter writer, IndexModel index)
    {
        writer.WriteDocumentation(
            "The connections for tests, without a backend: each has what the manifest says until the test sets something else.");
        using SourceWriter.Block body = writer.OpenBlock("public sealed class Fake");
        WriteConstructor(writer, index);
        foreach (AccessorModel accessor in index.Accessors)
        {
            writer.WriteLine();
            writer.WriteDocumentation(accessor.Summary);
            string className = accessor.IsTemplate ? accessor.TemplateClassName : accessor.ClassName;
            writer.WriteLine($$"""public {{className}}.Fake {{accessor.MemberName}} { get; } = new();""");
        }

        writer.WriteLine("""

            /// <summary>Finds the fakes, for code that takes an <see cref="global::Fairlead.IConnectionResolver"/>.</summary>
            public global::Fairlead.Testing.FakeConnectionResolver Resolver { get; }

            /// <summary>The connections, for code that takes them.</summary>
            public Connections Connections { get; }
            """);
    }

    private static void WriteConstructor(SourceWriter writer, IndexModel index)
    {
        const string Fakes = "Resolver = new(new global::Fairlead.Testing.FakeConnection[]";
        const string Templates = "new global::Fairlead.Testing.FakeConnectionTemplate[]";
        ILookup<bool, AccessorModel> byKind = index.Accessors.ToLookup(static accessor => accessor.IsTemplate);
        writer.WriteDocumentation("Creates the fakes.");
        using SourceWriter.Block constructor = writer.OpenBlock("public Fake()");
        bool hasTemplates = byKind.Contains(true);
        WriteArray(writer, Fakes, byKind[false], close: hasTemplates ? "}," : "});");
        if (hasTemplates) WriteArray(writer, Templates, byKind[true], close: "});");
        writer.WriteLine("Connections = new(Resolver);");
    }

    private static void WriteArray(SourceWriter writer, string head, IEnumerable<AccessorModel> accessors, string close)
    {
        using SourceWriter.Block array = writer.OpenBlock(head, close);
        foreach (AccessorModel accessor in accessors) writer.WriteLine($"{accessor.MemberName},");
    }
}
