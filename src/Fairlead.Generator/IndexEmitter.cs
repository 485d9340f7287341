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
                writer.WriteLine($$"""
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
                    global::Fairlead.ConnectionResolverExtensions.ValidateAsync(resolver, Manifest, cancellationToken);

                """);
            RegistrationEmitter.WriteManifest(writer, index);
            writer.WriteLine();
            WriteConstants(writer, "Ids", "The ids of the connections, for attributes and for what takes an id as text.",
                index.Accessors.Select(static accessor => (accessor.MemberName, accessor.Id, accessor.Summary)));
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
            using (writer.OpenBlock("Resolver = new(new global::Fairlead.Testing.FakeConnection[]", close: "});"))
            {
                foreach (AccessorModel accessor in index.Accessors) writer.WriteLine($"{accessor.MemberName},");
            }
            writer.WriteLine("Connections = new(Resolver);");
        }

        foreach (AccessorModel accessor in index.Accessors)
        {
            writer.WriteLine();
            writer.WriteDocumentation(accessor.Summary);
            writer.WriteLine($$"""public {{accessor.ClassName}}.Fake {{accessor.MemberName}} { get; } = new();""");
        }

        writer.WriteLine("""

            /// <summary>Finds the fakes, for code that takes an <see cref="global::Fairlead.IConnectionResolver"/>.</summary>
            public global::Fairlead.Testing.FakeConnectionResolver Resolver { get; }

            /// <summary>The connections, for code that takes them.</summary>
            public Connections Connections { get; }
            """);
    }

    private static void WriteConstants(
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
