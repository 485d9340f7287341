using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Backends;

/// <summary>
/// <c>IConfiguration</c>: <c>Connections:orders_db</c> as a whole, <c>Connections:orders_db:password</c> field by field, or
/// <c>ConnectionStrings:orders_db</c>; so also user secrets, appsettings and what .NET Aspire injects.
/// </summary>
internal sealed class ConfigurationBackend(IConfiguration configuration, UserSecretsAdvice? userSecrets = null)
    : IListingBackend, IInProcessBackend
{
    public string Name => "configuration";

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(request));

    public BackendAnswer? FindAtOnce(BackendRequest request) => Find(request);

    public ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<ListedConnection> sections = configuration.GetSection("Connections").GetChildren().Select(static section =>
            new ListedConnection(section.Key, "configuration " + section.Path, [.. ListFields(section, "")]));
        IEnumerable<ListedConnection> strings = configuration.GetSection("ConnectionStrings").GetChildren()
            .Where(static section => !string.IsNullOrEmpty(section.Value))
            .Select(static section => new ListedConnection(section.Key, "configuration " + section.Path, []));
        return new(BackendListing.Found([.. sections.Concat(strings).Where(static listed => ConnectionId.IsValid(listed.ConnectionId))]));
    }

    private static IEnumerable<string> ListFields(IConfigurationSection section, string prefix) => section.GetChildren()
        .SelectMany(child => child.Value is null && prefix.Length == 0 ? ListFields(child, child.Key + ".") : [prefix + child.Key]);

    private BackendAnswer Find(BackendRequest request)
    {
        IChangeToken changed = configuration.GetReloadToken();
        IConfigurationSection section = configuration.GetSection("Connections:" + request.ConnectionId);
        string connectionString = "ConnectionStrings:" + request.ConnectionId;

        var values = new NamedValues { Text = ReadText(section.Path, section.Value) };
        if (ReadFields(section, DeclaredType.For(request.Definition), values) is { } malformed)
            return malformed with { ChangeToken = changed };
        values.Text ??= ReadText(connectionString, configuration[connectionString]);

        bool isConnectionString = values.Text?.Place.EndsWith(connectionString, StringComparison.Ordinal) == true;
        BackendAnswer answer = values.IsEmpty
            ? BackendAnswer.NotFound([section.Path, connectionString])
            : BackendAnswer.Found(values.Text, values.Fields, [isConnectionString ? connectionString : section.Path]);
        return answer with { ChangeToken = changed };
    }

    private static BackendAnswer? ReadFields(IConfigurationSection section, DeclaredType type, NamedValues values)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            FieldName name = FieldName.Find(child.Key, type.Keywords);
            if (name.Meant is { } meant)
                return BackendAnswer.Malformed([QuotedName.LooksLikeName(child.Key) ? child.Path : section.Path],
                    NamedValues.DescribeUnknown(meant));
            if (name.Field is not { } field) continue;

            string place = "configuration " + child.Path;
            string? defect = null;
            if (!string.IsNullOrEmpty(child.Value)) defect = values.Add(name, new Secret(child.Value), place);
            else if (field == "extra" && child.Value is null) defect = values.Add(name, new Secret(ToJson(child)), place);
            else if (child.Value is null && field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal))
                values.AddJson(field[FieldNames.ExtraPrefix.Length..], ToJson(child), place);
            if (defect is not null) return BackendAnswer.Malformed([child.Path], defect);
        }
        return null;
    }

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        string key = $"Connections:{request.ConnectionId}:{field.Replace(FieldNames.ExtraPrefix, "extra:", StringComparison.Ordinal)}";
        string variable = key.Replace(":", "__", StringComparison.Ordinal);
        bool canBeVariable = variable.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        string place = canBeVariable ? $"{key} in the configuration (as an environment variable {variable})"
            : $"{key} in the configuration";
        return userSecrets?.Describe(key) is { } command ? [place, command] : [place];
    }

    /// <summary>A section as a JSON object, or as an array when its keys are 0, 1, 2, … as configuration writes arrays.</summary>
    private static string ToJson(IConfigurationSection section)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) Write(writer, section);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, IConfigurationSection section)
    {
        IConfigurationSection[] children = [.. section.GetChildren()];
        if (children.Length == 0)
        {
            writer.WriteStringValue(section.Value);
            return;
        }

        bool isArray = children.Select((child, i) => child.Key == i.ToString(CultureInfo.InvariantCulture)).All(inOrder => inOrder);
        if (isArray) writer.WriteStartArray();
        else writer.WriteStartObject();
        foreach (IConfigurationSection child in children)
        {
            if (!isArray) writer.WritePropertyName(child.Key);
            Write(writer, child);
        }
        if (isArray) writer.WriteEndArray();
        else writer.WriteEndObject();
    }

    private static BackendText? ReadText(string path, string? value) =>
        string.IsNullOrEmpty(value) ? null : new BackendText(new Secret(value), "configuration " + path);
}
