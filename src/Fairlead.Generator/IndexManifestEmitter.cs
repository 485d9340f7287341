using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the members of <c>Connections</c> that hand the manifest to the runtime.</summary>
internal static class IndexManifestEmitter
{
    private const string Manifest = "global::Fairlead.CompilerServices.ConnectionManifest";
    private const string Services = "global::Fairlead.CompilerServices.ConnectionServices";
    private const string BuilderExtensions = "global::Microsoft.Extensions.DependencyInjection.FairleadBuilderExtensions";
    private const string Dictionary = "global::System.Collections.Generic.Dictionary";
    private const string Settings = "global::Fairlead.CompilerServices.BackendSettings";

    public static void Write(SourceWriter writer, IndexModel index)
    {
        WriteManifest(writer, index);
        writer.WriteLine();
        WriteAddTo(writer, index);
    }

    /// <summary>Writes a call for each library, which adds its connections to the builder.</summary>
    public static void WriteLibraryCalls(SourceWriter writer, EquatableArray<string> libraries)
    {
        foreach (string library in libraries) writer.WriteLine($"global::{library}.AddTo(builder);");
    }

    private static void WriteManifest(SourceWriter writer, IndexModel index)
    {
        writer.WriteDocumentation("What the manifest says, for the runtime.");
        using SourceWriter.Block manifest = writer.OpenBlock($$"""public static {{Manifest}} Manifest { get; } = new()""", close: "};");
        using (writer.OpenBlock("Connections = new global::Fairlead.ConnectionDefinition[]", close: "},"))
        {
            foreach (AccessorModel accessor in index.Accessors) writer.WriteLine($"{accessor.ClassName}.Definition,");
        }
        string deployments = CSharpTexts.ToLiterals(index.Deployments.Select(static deployment => deployment.Name));
        writer.WriteLine($$"""Deployments = new string[] { {{deployments}} },""");
        WriteInheritance(writer, index.Deployments);
        WriteBackends(writer, index.Deployments);
        WriteLibraries(writer, index.Libraries);
        WriteLibraryChanges(writer, index.LibraryChanges);
    }

    private static void WriteAddTo(SourceWriter writer, IndexModel index)
    {
        writer.WriteLine("/// <summary>Adds the connections to a program without a generated <c>AddConnections()</c>, "
            + "such as one in another language.</summary>");
        writer.WriteLine("""
            /// <param name="builder">The builder to add to.</param>
            public static global::Fairlead.FairleadBuilder AddTo(global::Fairlead.FairleadBuilder builder)
            """);
        using SourceWriter.Block body = writer.OpenBlock();
        WriteLibraryCalls(writer, index.Libraries);
        foreach (AccessorModel accessor in index.Accessors.Where(static accessor => !accessor.IsTemplate))
        {
            string name = accessor.MemberName;
            writer.WriteLine($"{Services}.AddConnection(builder, Ids.{name}, static (Connections connections) => connections.{name});");
        }
        writer.WriteLine($"return {BuilderExtensions}.AddManifest(builder, Manifest, static resolver => new Connections(resolver));");
    }

    private static void WriteInheritance(SourceWriter writer, EquatableArray<DeploymentModel> deployments)
    {
        if (deployments.All(static deployment => deployment.Inherits is null)) return;
        writer.WriteLine($"Inherits = new {Dictionary}<string, string>");
        using SourceWriter.Block block = writer.OpenBlock(close: "},");
        foreach (DeploymentModel deployment in deployments)
        {
            if (deployment.Inherits is { } inherits)
                writer.WriteLine($"[{CSharpTexts.ToLiteral(deployment.Name)}] = {CSharpTexts.ToLiteral(inherits)},");
        }
    }

    private static void WriteBackends(SourceWriter writer, EquatableArray<DeploymentModel> deployments)
    {
        if (deployments.All(static deployment => deployment.Backends.Count == 0)) return;
        writer.WriteLine($"Backends = new {Dictionary}<string, global::System.Collections.Generic.IReadOnlyList<{Settings}>>");
        using SourceWriter.Block block = writer.OpenBlock(close: "},");
        foreach (DeploymentModel deployment in deployments.Where(static deployment => deployment.Backends.Count > 0))
        {
            writer.WriteLine($"[{CSharpTexts.ToLiteral(deployment.Name)}] = new {Settings}[]");
            using SourceWriter.Block backends = writer.OpenBlock(close: "},");
            foreach (BackendModel backend in deployment.Backends) WriteBackend(writer, backend);
        }
    }

    private static void WriteBackend(SourceWriter writer, BackendModel backend)
    {
        string type = CSharpTexts.ToLiteral(backend.Type);
        string settings = string.Join(", ", backend.Settings.Select(static setting =>
            $"[{CSharpTexts.ToLiteral(setting.Key)}] = {CSharpTexts.ToLiteral(setting.Value)}"));
        writer.WriteLine($$"""new() { Type = {{type}}, Settings = new {{Dictionary}}<string, string> { {{settings}} } },""");
    }

    private static void WriteLibraries(SourceWriter writer, EquatableArray<string> libraries)
    {
        if (libraries.Count == 0) return;
        using SourceWriter.Block array = writer.OpenBlock($"Libraries = new {Manifest}[]", close: "},");
        foreach (string library in libraries) writer.WriteLine($"global::{library}.Manifest,");
    }

    private static void WriteLibraryChanges(SourceWriter writer, EquatableArray<LibraryChangeModel> changes)
    {
        const string Changes = "global::System.Collections.Generic.IReadOnlyDictionary<string, global::Fairlead.DeploymentConnection>";
        if (changes.Count == 0) return;
        using SourceWriter.Block dictionary = writer.OpenBlock($"LibraryChanges = new {Dictionary}<string, {Changes}>", close: "},");
        foreach (LibraryChangeModel change in changes)
            DefinitionEmitter.WriteDeployments(writer, $"[{CSharpTexts.ToLiteral(change.ConnectionId)}]", change.Deployments);
    }
}
