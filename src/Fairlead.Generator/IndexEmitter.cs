using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes the code that all connections share: <c>Connections</c>, <c>Deployments</c> and their registration.</summary>
internal static class IndexEmitter
{
    public static void Emit(SourceProductionContext context, IndexModel? index)
    {
        if (index is null) return;
        if (index.Declarations is not null)
        {
            var writer = new SourceWriter();
            WriteIndex(writer, index);
            context.AddSource("Connections.g.cs", writer.ToString());
        }
        var registrationWriter = new SourceWriter();
        RegistrationEmitter.Write(registrationWriter, index);
        context.AddSource("ConnectionsFairleadBuilderExtensions.g.cs", registrationWriter.ToString());
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
            foreach (AccessorModel accessor in index.Accessors) WriteAccessor(writer, accessor);
            WriteBeginRun(writer);
            WriteValidate(writer);
            IndexManifestEmitter.Write(writer, index);
            writer.WriteLine();
            IEnumerable<AccessorModel> connections = index.Accessors.Where(static accessor => !accessor.IsTemplate);
            WriteConstants(writer, "Ids", "The ids of the connections, for attributes and for what takes an id as text.",
                connections.Select(static accessor => (accessor.MemberName, accessor.Id, accessor.Summary)));
            if (index.HasFake)
            {
                writer.WriteLine();
                IndexFakeEmitter.Write(writer, index);
            }
        }

        writer.WriteLine();
        WriteConstants(writer, "Deployments", "The names of the deployments that the manifest declares.",
            index.Deployments.Select(static deployment =>
                (deployment.MemberName, deployment.Name, deployment.Description ?? $"The deployment {deployment.Name}")));
    }

    private static void WriteAccessor(SourceWriter writer, AccessorModel accessor)
    {
        writer.WriteDocumentation(accessor.Summary, accessor.Availability);
        writer.WriteLine(accessor.IsTemplate
            ? $$"""
                public {{accessor.TemplateClassName}} {{accessor.MemberName}} { get; } = new(resolver);

                """
            : $$"""
                public global::Fairlead.ConnectionAccessor<{{accessor.ClassName}}> {{accessor.MemberName}} { get; } =
                    new(Ids.{{accessor.MemberName}}, resolver, static connection => new {{accessor.ClassName}}(connection));

                """);
    }

    private static void WriteBeginRun(SourceWriter writer)
    {
        writer.WriteLine("/// <summary>");
        writer.WriteLine("/// Starts a run, such as one execution of a workflow: the returned connections are resolved once "
            + "and keep that version, whatever is rotated");
        writer.WriteLine("""
            /// meanwhile, until the run refreshes one.
            /// </summary>
            public Connections BeginRun() => new(global::Fairlead.ConnectionResolverExtensions.BeginRun(resolver));

            """);
    }

    private static void WriteValidate(SourceWriter writer)
    {
        const string Task = "global::System.Threading.Tasks.Task";
        const string Exception = "global::Fairlead.ConnectionResolutionException";
        writer.WriteDocumentation(
            "Resolves every connection that the active deployment links, and fails with the list of all that could not be resolved.");
        writer.WriteLine($"""
            /// <param name="cancellationToken">Stops waiting.</param>
            /// <exception cref="{Exception}">One or more connections could not be resolved.</exception>
            public {Task} ValidateAsync(global::System.Threading.CancellationToken cancellationToken = default) =>
                global::Fairlead.CompilerServices.ConnectionManifestExtensions.ValidateAsync(Manifest, resolver, cancellationToken);

            """);
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
                writer.WriteLine($"public const string {name} = {CSharpTexts.ToLiteral(value)};");
            }
        }
    }
}
