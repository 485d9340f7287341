using System.Globalization;
using System.Text.Json;

namespace Fairlead.Aws;

/// <summary>A parameter in an answer of the service.</summary>
internal sealed class AwsParameter
{
    public const string SecureString = "SecureString";

    private AwsParameter(string name, string type, string? value, long number, string version)
    {
        Name = name;
        Type = type;
        Value = value;
        Number = number;
        Version = version;
    }

    public string Name { get; }

    public string Type { get; }

    public string? Value { get; }

    /// <summary>The service's number of the version, which starts again at 1 when a parameter is deleted and created again.</summary>
    public long Number { get; }

    /// <summary>The number and the time of writing, which together are never used twice.</summary>
    public string Version { get; }

    /// <summary>Reads a parameter. Returns null if the value isn't one.</summary>
    public static AwsParameter? Read(JsonElement parameter)
    {
        if (parameter.FindString("Name") is not { } name || parameter.FindString("Type") is not { } type) return null;
        bool isNumbered = parameter.TryGetProperty("Version", out JsonElement number) && number.ValueKind == JsonValueKind.Number;
        if (!isNumbered || !number.TryGetInt64(out long version)) return null;
        bool isDated = parameter.TryGetProperty("LastModifiedDate", out JsonElement date) && date.ValueKind == JsonValueKind.Number;
        double? written = isDated && date.TryGetDouble(out double seconds) ? seconds : null;
        return new AwsParameter(name, type, parameter.FindString("Value"), version, Format(version, written));
    }

    public BackendAnswer ToAnswer(string place, bool isAirflows) => Type is "String" or SecureString
        ? AwsText.ToAnswer(Value, place, Version, isAirflows)
        : BackendAnswer.Malformed([place], "the parameter is a StringList; a connection is a String or a SecureString");

    private static string Format(long version, double? seconds)
    {
        string number = version.ToString(CultureInfo.InvariantCulture);
        if (seconds is not (>= 0 and < 1e11)) return number;
        DateTime moment = DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds.Value * 1000)).UtcDateTime;
        return $"{number}@{moment.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}";
    }
}
