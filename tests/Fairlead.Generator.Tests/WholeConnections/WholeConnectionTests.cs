using System.Reflection;
using System.Text.Json;

namespace Fairlead.Generator.Tests.WholeConnections;

/// <summary>
/// Whole connections as drivers, consoles, hosters, operators and Airflow write them, through the real resolver and generated code into
/// the driver's own builder: it must read what we write as it reads what was given. Failures name settings and never a secret.
/// </summary>
public class WholeConnectionTests
{
    /// <summary>Part of every password in the case files.</summary>
    private const string SecretMark = "p4ss";

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (WholeConnectionCase one in WholeConnectionCase.All) data.Add(one.Topic, one.Title);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task WholeConnection_IsReadAsItsDriverReadsIt(string topic, string title)
    {
        WholeConnectionCase one = WholeConnectionCase.All.Single(one => one.Topic == topic && one.Title == title);
        using var program = new WholeConnectionProgram(one);

        ConnectionResolution resolution = await program.ResolveAsync(one.Id);
        var shown = new List<string> { resolution.ToString(), JsonSerializer.Serialize(resolution) };
        string[] differences = one.Refused is { } words
            ? FindRefusalDefects(resolution, words)
            : await FindDifferencesAsync(one, program, resolution, shown);
        shown.Add(program.Log);

        Assert.True(differences.Length == 0, $"{one}\n  {string.Join("\n  ", differences.Select(HideSecrets))}");
        Assert.True(!shown.Any(ShowsASecret), $"{one}\n  the password can be seen in an error, a log, JSON or a ToString()");
    }

    [Fact]
    public void EveryCase_HasATitleOfItsOwn() => Assert.Distinct(WholeConnectionCase.All.Select(static one => one.ToString()));

    [Fact]
    public void EveryExpectation_IsReadByTheDriver() => Assert.Empty(WholeConnectionCase.All.SelectMany(FindUnreadableExpectations));

    private static IEnumerable<string> FindUnreadableExpectations(WholeConnectionCase one)
    {
        if (one.Means is null) return [];
        if (one.Driver is null) return [$"{one}: 'means' needs a driver"];
        try
        {
            Dictionary<string, string> settings = DriverReading.Read(one.Driver, one.Means);
            return one.Apart.Where(name => !settings.ContainsKey(name)).Select(name => $"{one}: the driver has no setting '{name}'");
        }
        catch (Exception exception)
        {
            return [HideSecrets($"{one}: {one.Driver} cannot read the expectation: {exception.Message}")];
        }
    }

    private static string[] FindRefusalDefects(ConnectionResolution resolution, List<string> words)
    {
        if (resolution.Outcome != ConnectionOutcome.Malformed) return [$"was {resolution.Outcome} and should be refused as {nameof(ConnectionOutcome.Malformed)}"];
        string error = resolution.ToString();
        return [.. words.Append(resolution.ConnectionId).Where(word => !error.Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(word => $"the error does not have '{word}': {error}")];
    }

    private static async Task<string[]> FindDifferencesAsync(
        WholeConnectionCase one, WholeConnectionProgram program, ConnectionResolution resolution, List<string> shown)
    {
        if (!resolution.IsFound) return [$"was {resolution.Outcome}: {resolution}"];
        try
        {
            object typed = await program.GetTypedAsync(one.Id);
            shown.AddRange([resolution.Connection.ToString(), JsonSerializer.Serialize(resolution.Connection), JsonSerializer.Serialize(typed), typed.ToString()!]);
            return [.. CompareMeaning(one, typed), .. CompareFields(one, resolution.Connection, typed)];
        }
        catch (Exception exception)
        {
            return [$"{exception.GetType().Name}: {exception.Message}"];
        }
    }

    private static IEnumerable<string> CompareMeaning(WholeConnectionCase one, object typed)
    {
        if (one.Means is null) return [];
        Dictionary<string, string> expected = DriverReading.Read(one.Driver!, one.Means);
        Dictionary<string, string> actual = DriverReading.Read(one.Driver!, (string)Call(typed, "ToConnectionString")!);
        return expected.Keys.Union(actual.Keys).Except(one.Apart).Select(name => Compare(name, expected.GetValueOrDefault(name), actual.GetValueOrDefault(name))).OfType<string>();
    }

    private static IEnumerable<string> CompareFields(WholeConnectionCase one, Connection connection, object typed) =>
        one.Fields.Select(field => Compare(field.Key, field.Value, GetField(field.Key, connection, typed))).OfType<string>();

    private static string? GetField(string field, Connection connection, object typed)
    {
        object? value = field switch
        {
            "conn_type" => connection.ConnType,
            "host" => connection.Host,
            "port" => connection.Port,
            "login" => connection.Login,
            "password" => connection.Password,
            "schema" => connection.Schema,
            "uri" => ((Uri)Call(typed, "ToUri")!).AbsoluteUri,
            "text" => Call(typed, "ToConnectionString"),
            _ when StartsWith(field, "extra.", out string name) => connection.Extra.GetString(name),
            _ when StartsWith(field, "property.", out string name) => typed.GetType().GetProperty(name)!.GetValue(typed),
            _ when StartsWith(field, "config.", out string name) =>
                ((Dictionary<string, string>)Call(typed, "ToConfiguration")!).GetValueOrDefault(name),
            _ => throw new InvalidDataException($"There is no field '{field}'"),
        };
        return value is null ? null : DriverReading.Format(value);
    }

    private static object? Call(object typed, string method) =>
        typed.GetType().GetMethod(method)!.Invoke(typed, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static string? Compare(string name, string? expected, string? actual)
    {
        if (expected == actual) return null;
        bool isSecret = new[] { "password", "secret", "key", "token", "text", "signature" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            || ShowsASecret(expected ?? "") || ShowsASecret(actual ?? "");
        return isSecret ? $"{name} is another" : $"{name} should be {Quote(expected)} and is {Quote(actual)}";
    }

    private static string Quote(string? value) => value is null ? "not set" : $"'{value}'";

    private static bool StartsWith(string text, string prefix, out string rest)
    {
        bool starts = text.StartsWith(prefix, StringComparison.Ordinal);
        rest = starts ? text[prefix.Length..] : "";
        return starts;
    }

    private static bool ShowsASecret(string text) => text.Contains(SecretMark, StringComparison.OrdinalIgnoreCase);

    private static string HideSecrets(string text) => ShowsASecret(text) ? text.Split(':')[0] + ": (the rest holds the password)" : text;
}
