using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes what all connections share: <c>Connections</c> and <c>Deployments</c>.</summary>
internal static class IndexEmitter
{
    public static void Emit(SourceProductionContext context, IndexModel? index, SpareWriter spare)
    {
        if (index is null) return;
        if (index.Declarations is not null) context.AddSource("Connections.g.cs", spare.Write(writer => WriteIndex(writer, index)));
        context.AddSource("ConnectionsFairleadBuilderExtensions.g.cs", spare.Write(writer => RegistrationEmitter.WriteRegistration(writer, index)));
    }

    private static void WriteIndex(SourceWriter writer, IndexModel index)
    {
        writer.WriteHeader(index.Namespace);
        writer.WriteLine("""
            /// <summary>The connections that the manifest declares, each under its own type.</summary>
            /// <param name="resolver">Where connections come from; in tests a fake.</param>
            """);
        using (writer.OpenBlock("public sealed partial class Connections(global::Fairlead.IConnectionResolver resolver)"))
        {
            foreach (AccessorModel accessor in index.Accessors)
            {
                writer.WriteDocumentation(accessor.Summary, accessor.Availability);
                if (accessor.IsTemplate) writer.WriteLine($$"""
                    public {{accessor.TemplateClassName}} {{accessor.MemberName}} { get; } = new(resolver);

                    """);
                else writer.WriteLine($$"""
                    public global::Fairlead.ConnectionAccessor<{{accessor.ClassName}}> {{accessor.MemberName}} { get; } =
                        new(Ids.{{accessor.MemberName}}, resolver, static connection => new {{accessor.ClassName}}(connection));

                    """);
            }

            writer.WriteLine("""
                /// <summary>
                /// Starts a run, such as one execution of a workflow: the returned connections are resolved once and keep that version, whatever is rotated
                /// meanwhile, until the run refreshes one.
                /// </summary>
                public Connections BeginRun() => new(global::Fairlead.ConnectionResolverExtensions.BeginRun(resolver));

                /// <summary>Resolves every connection that the active deployment links, and fails with the list of all that could not be resolved.</summary>
                /// <param name="cancellationToken">Stops waiting.</param>
                /// <exception cref="global::Fairlead.ConnectionResolutionException">One or more connections could not be resolved.</exception>
                public global::System.Threading.Tasks.Task ValidateAsync(global::System.Threading.CancellationToken cancellationToken = default) =>
                    global::Fairlead.CompilerServices.ConnectionManifestExtensions.ValidateAsync(Manifest, resolver, cancellationToken);

                """);
            RegistrationEmitter.WriteManifest(writer, index);
            writer.WriteLine();
            WriteConstants(writer, "Ids", "The ids of the connections, for attributes and for what takes an id as text.",
                index.Accessors.Where(static accessor => !accessor.IsTemplate)
                    .Select(static accessor => (accessor.MemberName, accessor.Id, accessor.Summary)));
            if (index.HasFake)
            {
                writer.WriteLine();
                WriteFake(writer, index);
            }
        }

        writer.WriteLine();
        WriteConstants(writer, "Deployments", "The names of the deployments that the manifest declares.",
            index.Deployments.Select(static deployment =>
                (deployment.MemberName, deployment.Name, deployment.Description ?? $"The deployment {deployment.Name}")));
    }

    private static void WriteFake(SourceWriter writer, IndexModel index)
    {
        writer.WriteDocumentation("The connections for tests, without a backend: each has what the manifest says until the test sets something else.");
        using SourceWriter.Block body = writer.OpenBlock("public sealed class Fake");
        writer.WriteDocumentation("Creates the fakes.");
        using (writer.OpenBlock("public Fake()"))
        {
            bool hasTemplates = index.Accessors.Any(static accessor => accessor.IsTemplate);
            WriteFakes("Resolver = new(new global::Fairlead.Testing.FakeConnection[]", areTemplates: false, close: hasTemplates ? "}," : "});");
            if (hasTemplates) WriteFakes("new global::Fairlead.Testing.FakeConnectionTemplate[]", areTemplates: true, close: "});");
            writer.WriteLine("Connections = new(Resolver);");
        }

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

        void WriteFakes(string head, bool areTemplates, string close)
        {
            using SourceWriter.Block fakes = writer.OpenBlock(head, close);
            foreach (AccessorModel accessor in index.Accessors.Where(accessor => accessor.IsTemplate == areTemplates))
                writer.WriteLine($"{accessor.MemberName},");
        }
    }

    /// <summary>Writes a class of constants, each with its documentation.</summary>
    public static void WriteConstants(
        SourceWriter writer, string className, string summary, IEnumerable<(string Name, string Value, string Summary)> constants)
    {
        writer.WriteDocumentation(summary);
        using (writer.OpenBlock($"public static class {className}"))
        {
            bool first = true;
            foreach ((string name, string value, string description) in constants)
            {
                if (!first) writer.WriteLine();
                first = false;
                writer.WriteDocumentation(description);
                writer.WriteLine($"public const string {name} = {CSharpText.Literal(value)};");
            }
        }
    }
}
