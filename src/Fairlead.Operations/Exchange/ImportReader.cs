using Fairlead.Backends;
using Fairlead.Backends.ConnectionFiles;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>What was read from a file: the connections, and what is wrong with the others, without a value.</summary>
internal sealed record ImportContent(IReadOnlyList<ExchangedConnection> Connections, IReadOnlyList<string> Defects);

/// <summary>Reads files with connections in the formats of Airflow and of .NET.</summary>
internal static class ImportReader
{
    private static readonly Dictionary<ImportFormat, string> Extensions = new()
    {
        [ImportFormat.AirflowJson] = ".json", [ImportFormat.AirflowYaml] = ".yaml", [ImportFormat.AirflowEnv] = ".env",
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="format">The format; null to see from the name and the content.</param>
    /// <param name="findType">Finds the declared type of a connection; null where nobody declares it.</param>
    /// <exception cref="OperationException">The file can't be read.</exception>
    public static ImportContent Read(string path, ImportFormat? format, Func<string, string?> findType)
    {
        FileText file = FileText.Read(path);
        if (file.Text is null) throw OperationException.Work($"'{path}' cannot be read: {file.Reason}");
        return Read(file.Text, format ?? Detect(path, file.Text), path, findType);
    }

    /// <summary>Reads a text.</summary>
    public static ImportContent Read(Secret text, ImportFormat format, string place, Func<string, string?> findType) => format switch
    {
        ImportFormat.DotEnv => new VariableReader(findType).Read(text.Reveal()),
        ImportFormat.Settings => SettingsFileReader.Read(text.Reveal(), place, findType),
        _ => ReadAirflow(text.Reveal(), format, place, findType),
    };

    private static ImportFormat Detect(string path, Secret text)
    {
        string name = Path.GetFileName(path).ToLowerInvariant();
        string extension = Path.GetExtension(name);
        if (extension is ".yaml" or ".yml") return ImportFormat.AirflowYaml;
        if (extension == ".json")
        {
            JsonValue? root = JsonDocument.Parse(text.Reveal(), JsonReaderOptions.Relaxed).Root;
            bool isSettings = name.StartsWith("appsettings", StringComparison.Ordinal) || name == "secrets.json"
                || root?.Members.Any(static member => member.Name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
                    || member.Name.StartsWith("Connections", StringComparison.OrdinalIgnoreCase)) == true;
            return isSettings ? ImportFormat.Settings : ImportFormat.AirflowJson;
        }
        bool hasVariables = VariableReader.HasVariables(text.Reveal());
        if (extension == ".env" || name.StartsWith(".env", StringComparison.Ordinal))
            return hasVariables ? ImportFormat.DotEnv : ImportFormat.AirflowEnv;
        throw OperationException.Request($"'{path}' doesn't say its format by its name; choose one with --format");
    }

    private static ImportContent ReadAirflow(string text, ImportFormat format, string place, Func<string, string?> findType)
    {
        ConnectionFileContent content = ConnectionFileFormat.Find("x" + Extensions[format])!.Read(text, isAirflows: true);
        if (content.Defect is { } broken) throw OperationException.Work($"'{place}': {broken}");
        var connections = new List<ExchangedConnection>();
        var defects = new List<string>();
        foreach (string id in content.Ids)
        {
            ConnectionFileEntry entry = content.Find(id)!.Value;
            string? defect = ConnectionId.IsValid(id) ? entry.Defect : "it is not a connection id";
            if (defect is null) defect = TryRead(id, entry.Text!, ConnectionFormat.Compatible, findType(id), connections);
            if (defect is not null) defects.Add($"{FieldValues.Show(id)}: {defect}");
        }
        return new ImportContent(connections, defects);
    }

    /// <summary>Adds a connection that a text is. Returns what is wrong with it, or null.</summary>
    public static string? TryRead(
        string id, Secret text, ConnectionFormat format, string? connType, List<ExchangedConnection> connections)
    {
        try
        {
            connections.Add(new ExchangedConnection(id, FieldValues.Read(text.Reveal(), connType, format)));
            return null;
        }
        catch (OperationException e)
        {
            return e.Message;
        }
    }
}
