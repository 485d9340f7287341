using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Backends;

/// <summary>
/// <c>IConfiguration</c>: <c>Connections:orders_db</c> as a whole, <c>Connections:orders_db:password</c> field by field, or
/// <c>ConnectionStrings:orders_db</c>; so also user secrets, appsettings and what .NET Aspire injects.
/// </summary>
internal sealed class ConfigurationBackend(IConfiguration configuration, UserSecretsAdvice? userSecrets = null) : ISecretsBackend
{
    public string Name => "configuration";

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        IChangeToken changed = configuration.GetReloadToken();
        IConfigurationSection section = configuration.GetSection("Connections:" + request.ConnectionId);
        string connectionString = "ConnectionStrings:" + request.ConnectionId;

        BackendText? text = ReadText(section.Path, section.Value) ?? ReadText(connectionString, configuration[connectionString]);
        var fields = new List<BackendField>();
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (FieldNames.FromAnySpelling(child.Key) is not { } field)
                return ValueTask.FromResult(BackendAnswer.Malformed([QuotedName.LooksLikeName(child.Key) ? child.Path : section.Path], "a connection has no such field"));
            if (field == "extra" && child.Value is null) fields.Add(new BackendField(field, new Secret(ToJson(child)), "configuration " + child.Path));
            else if (!string.IsNullOrEmpty(child.Value)) fields.Add(new BackendField(field, new Secret(child.Value), "configuration " + child.Path));
        }

        BackendAnswer answer = text is null && fields.Count == 0
            ? BackendAnswer.NotFound([section.Path, connectionString])
            : BackendAnswer.Found(text, fields, text is not null && text.Place.EndsWith(connectionString, StringComparison.Ordinal) ? connectionString : section.Path);
        return ValueTask.FromResult(answer with { ChangeToken = changed });
    }

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        string key = $"Connections:{request.ConnectionId}:{field.Replace(FieldNames.ExtraPrefix, "extra:", StringComparison.Ordinal)}";
        string variable = key.Replace(":", "__", StringComparison.Ordinal);
        bool canBeVariable = variable.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        string place = canBeVariable ? $"{key} in the configuration (as an environment variable {variable})" : $"{key} in the configuration";
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
