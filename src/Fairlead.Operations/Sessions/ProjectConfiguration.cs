using Fairlead.Operations.Projects;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Operations.Sessions;

/// <summary>The configuration that a program of the project has by default: appsettings, user secrets during development,
/// variables.</summary>
internal static class ProjectConfiguration
{
    /// <exception cref="OperationException">A file is broken.</exception>
    public static IConfigurationRoot Build(ConnectionProject project, SessionHost host, SessionOptions options)
    {
        var builder = new ConfigurationBuilder();
        List<string> files = ["appsettings.json", $"appsettings.{host.EnvironmentName}.json"];
        foreach (string file in files) AddFile(builder, Path.Combine(project.Folder, file));
        if (host.EnvironmentName == SessionHost.Development
            && project.ProjectFile?.UserSecretsId is { } id && UserSecretsPath.Find(id, options.Variables) is { } secrets)
            AddFile(builder, secrets);
        builder.AddInMemoryCollection(options.Variables.Select(static variable =>
            KeyValuePair.Create(variable.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
                (string?)variable.Value)));
        return Build(builder);
    }

    private static void AddFile(ConfigurationBuilder builder, string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!File.Exists(path) || Path.GetFileName(path).IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) return;
        builder.AddJsonFile(source =>
        {
            source.Path = Path.GetFileName(path);
            source.Optional = true;
            source.ReloadOnChange = false;
            source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(
                folder, Microsoft.Extensions.FileProviders.Physical.ExclusionFilters.None);
            source.OnLoadException = context => throw OperationException.Work(
                $"'{path}' cannot be read as JSON ({DescribePlace(context.Exception)})");
        });
    }

    private static IConfigurationRoot Build(ConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception e) when (e is not OperationException)
        {
            if (e.InnerException is OperationException inner) throw inner;

            // Messages of readers quote what they read.
            throw OperationException.Work($"The configuration cannot be read ({e.GetType().Name})");
        }
    }

    private static string DescribePlace(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is System.Text.Json.JsonException { LineNumber: { } line, BytePositionInLine: { } column })
                return FormattableString.Invariant($"line {line + 1}, column {column + 1}");
        }
        return exception.GetType().Name;
    }
}
