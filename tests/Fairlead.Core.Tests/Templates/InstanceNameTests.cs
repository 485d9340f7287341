using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace Fairlead.Core.Tests.Templates;

/// <summary>
/// Whatever a healthy manifest declares and whatever values are given: two instances, or an instance and another connection, are
/// never the same
/// anywhere.
/// </summary>
public class InstanceNameTests
{
    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Elements("a", "b", "eu", "us", "a-b", "a_b", "b-c", "c", "eu-west", "west", "a-file", "file", "a--b", "-a", "a-", "A", "a.b",
            "x-eu", "password"),
        Gen.ArrayOf(Gen.Elements('a', 'b', '-', '_', '.', 'A', '0')).Select(letters => new string([.. letters.Take(6)])));

    private static readonly Gen<string> Parameter = Gen.OneOf(
        Gen.Constant("{}"),
        Gen.Elements("[a-z0-9]+", "[a-z0-9-]{1,20}", "[a-z_]+", "a|b|a-b", "[ab]([-][ab])?")
            .Select(pattern => $"{{ \"pattern\": {JsonWriter.WriteString(pattern)} }}"),
        Gen.NonEmptyListOf(Value.Where(value => TemplateValue.FindDefect(value) is null))
            .Select(values => $"{{ \"enum\": [{string.Join(", ", values.Distinct().Take(3).Select(JsonWriter.WriteString))}] }}"));

    private static readonly Gen<string> Template =
        from parameters in Gen.NonEmptyListOf(Parameter)
        select string.Join(", ", parameters.Take(3).Select((parameter, i) => $"\"p{i}\": {parameter}"));

    private static readonly Gen<string> Manifest =
        from ids in Gen.Elements<string[]>(["t", "u"], ["t", "t_a"], ["t", "t-a-b"], ["t_a", "t"], ["t", "T.eu"], ["x", "x_y"])
        from first in Template
        from second in Gen.OneOf(Template, Gen.Constant(""))
        from other in Gen.Elements("t_a", "t.a", "t_a_b", "t-eu-file", "t_eu__password", "q", "t.b.c", "x_y.a")
        let all = string.Join(", ", new[] { first, second }.Select((parameters, i) => Declare(ids[i], parameters))
            .Append(Declare(other, "")))
        select $"{{ \"connections\": {{ {all} }} }}";

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static string Declare(string id, string parameters) =>
        $"\"{id}\": {{ \"conn_type\": \"http\", \"description\": \"{{p0}} {{p1}} {{p2}}\"{(parameters.Length == 0 ? "" : $", \"parameters\": {{ {parameters} }}")} }}";

    [Fact]
    public void TwoIds_AreNeverTheSameAnywhere()
    {
        int compared = 0;
        Check.One(Thorough,
            Prop.ForAll(Manifest.ToArbitrary(), Gen.ArrayOf(Value).Where(values => values.Length > 6).ToArbitrary(), (text, values) =>
        {
            ManifestParseResult result = ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);
            if (result.Problems.Count > 0) return true;
            string[] ids = [.. result.Manifest.Connections.SelectMany(connection => FindIds(connection, values)).Distinct()];
            compared += ids.Length > 4 ? 1 : 0;
            return ids.SelectMany(GetNames).GroupBy(name => name).All(same => same.Count() == 1);
        }));
        Assert.True(compared > 100, $"Only {compared} manifests had instances to compare");
    }

    [Fact]
    public void Id_IsReadAsTheValuesItIsMadeOf() =>
        Check.One(Thorough, Prop.ForAll(Gen.ArrayOf(Value).Where(values => values.Length == 3).ToArbitrary(), values =>
    {
        var parameters =
            new TemplateParameters("t", [new("a"), new("b") { Pattern = Parse("[a-z0-9]+") }, new("c") { Pattern = Parse("[a-z0-9]+") }]);
        string id = parameters.GetId(values);
        return parameters.FindDefect(values) is not null
            || (parameters.TryRead(id, out IReadOnlyList<string> read) is null && read.SequenceEqual(values));
    }));

    private static ValuePattern Parse(string text) =>
        ValuePattern.TryParse(text, out ValuePattern? pattern) is null ? pattern! : throw new ArgumentException(text);

    /// <summary>The ids of the instances that the values make, one after the other and each for all parameters.</summary>
    private static IEnumerable<string> FindIds(ManifestConnection connection, string[] values)
    {
        if (!connection.IsTemplate) return [connection.Id];
        IEnumerable<string> pool = values.Concat(connection.Parameters.All.SelectMany(parameter => parameter.Allowed)).Distinct().ToArray();
        return connection.Parameters.All.Aggregate(
                (IEnumerable<string[]>)[[]],
                (tuples, parameter) =>
                    tuples.SelectMany(_ => pool.Where(value => parameter.FindDefect(value) is null)
                        .Take(8), (tuple, value) => (string[])[.. tuple, value]))
            .Where(tuple => connection.Parameters.FindDefect(tuple) is null)
            .Select(connection.Parameters.GetId);
    }

    /// <summary>Every name that means an id, or a field of it, somewhere.</summary>
    private static IEnumerable<string> GetNames(string id) =>
    [
        "key " + id.ToLowerInvariant(),
        "file " + id.ToLowerInvariant(),
        "secret " + id.Replace('_', '-').Replace('.', '-').ToLowerInvariant(),
        .. ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id).Distinct().SelectMany(name => new[] { name, name + "_FILE" }),
        ConnectionId.GetFieldVariable(ConnectionId.FairleadPrefix, id, "password"),
        ConnectionId.GetFieldVariable(ConnectionId.FairleadPrefix, id, "password") + "_FILE",
    ];
}
