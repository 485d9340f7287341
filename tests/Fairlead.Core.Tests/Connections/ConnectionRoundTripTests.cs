using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Connections;
using FsCheck;
using FsCheck.Fluent;

namespace Fairlead.Core.Tests.Connections;

public class ConnectionRoundTripTests
{
    private static readonly Gen<string> Text = Gen.ArrayOf(Gen.Elements(
            'a', 'Z', '0', ' ', ':', '/', '@', '?', '#', '%', '[', ']', '&', '=', '+', ';', '\\', '"', '_', '-', '.', '\t', '\n', 'é', '€',
            '\u0130'))
        .Select(chars => new string(chars));

    private static readonly Gen<string?> OptionalText =
        Gen.OneOf(Gen.Constant<string?>(null), Text.Select(string? (text) => text.Length == 0 ? null : text));

    private static readonly Gen<string?> Host = Gen.OneOf(OptionalText,
        from scheme in Gen.Elements("http", "https", "k8s", "HTTP", "my_proto", "x", "ax", "") from rest in Text select scheme + "://"
            + rest);

    private static readonly Gen<string?> Extra = Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>(
            "{}", """{"n": 1, "deep": {"a": [true, null]}}""", """{"a": "1", "a": "2"}""", """{"__extra__": "x", "b": "c"}"""),
        Gen.ListOf(Gen.Zip(Text, Text)).Select(string? (pairs) => ConnectionExtraText.FromPairs(
            pairs.Select(pair => new KeyValuePair<string, string>(pair.Item1, pair.Item2)))));

    private static readonly Gen<ConnectionFields> Fields =
        from type in Gen.Elements("postgres", "google_cloud_platform", "http", "x", "a.b", "s3")
        from host in Host
        from login in OptionalText
        from password in OptionalText
        from schema in OptionalText
        from port in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 65535).Select(int? (n) => n))
        from extra in Extra
        select new ConnectionFields { ConnType = type, Host = host, Login = login, Password = password, Schema = schema, Port = port,
            Extra = extra };

    [Fact]
    public void Uri_LosesNothing() => Check.One(Thorough, Prop.ForAll(Fields.ToArbitrary(), fields =>
    {
        ConnectionParseResult result = ConnectionUri.Parse(ConnectionUri.Format(fields), ConnectionFormat.Strict);
        return result.Defect is null && SameButForExtra(fields, result.Fields!) && SameExtra(fields.Extra, result.Fields!.Extra);
    }));

    [Fact]
    public void Uri_WrittenByUs_IsReadTheSameByAirflow() => Check.One(Thorough, Prop.ForAll(Fields.ToArbitrary(), fields =>
    {
        ConnectionFields read = ConnectionUri.Parse(ConnectionUri.Format(fields), ConnectionFormat.Compatible).Fields!;
        return SameButForExtra(
            fields, read with { Host = NullIfEmpty(read.Host), Login = NullIfEmpty(read.Login), Schema = NullIfEmpty(read.Schema) })
            && SameExtra(fields.Extra, read.Extra);
    }));

    [Fact]
    public void Json_LosesNothing() =>
        Check.One(Thorough, Prop.ForAll(Fields.ToArbitrary(), OptionalText.ToArbitrary(), (fields, description) =>
    {
        ConnectionFields all = fields with { Description = description };
        return all == ConnectionJson.Parse(ConnectionJson.Format(all), ConnectionFormat.Strict).Fields;
    }));

    [Fact]
    public void AnyText_IsReadOrRefusedWithoutAnException() => Check.One(Thorough, Prop.ForAll(Text.ToArbitrary(), text =>
    {
        foreach (string candidate in new[] { text, "x://" + text, "x://u:" + text + "@h/db", "x://y://" + text, "{" + text })
        {
            foreach (ConnectionFormat format in Enum.GetValues<ConnectionFormat>())
            {
                ConnectionParseResult uri = ConnectionUri.Parse(candidate, format);
                ConnectionParseResult json = ConnectionJson.Parse(candidate, format);
                if (uri.Fields is null == uri.Defect is null || json.Fields is null == json.Defect is null) return false;
            }
        }
        return true;
    }));

    [Fact]
    public void StrictMode_OnlyRefusesMore() => Check.One(Thorough, Prop.ForAll(Text.ToArbitrary(), text =>
    {
        string candidate = "x://u:" + text + "@h/db";
        ConnectionFields? strict = ConnectionUri.Parse(candidate, ConnectionFormat.Strict).Fields;
        ConnectionFields? compatible = ConnectionUri.Parse(candidate, ConnectionFormat.Compatible).Fields;
        return strict is null
            || (compatible is not null && strict.Password == compatible.Password && strict.Login == NullIfEmpty(compatible.Login));
    }));

    private static Config Thorough => Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static bool SameButForExtra(ConnectionFields left, ConnectionFields right) =>
        (left with { Extra = null }) == (right with { Extra = null });

    // The URI's query form keeps names and values, not the JSON's white space.
    private static bool SameExtra(string? left, string? right)
    {
        if (left is null || right is null) return left is null && right is null;
        if (left == right) return true;
        return ConnectionExtraText.TryReadPairs(left, out var leftPairs) && ConnectionExtraText.TryReadPairs(right, out var rightPairs)
            && leftPairs.SequenceEqual(rightPairs);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
