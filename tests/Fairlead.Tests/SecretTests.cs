using System.Globalization;
using System.Reflection;
using System.Diagnostics;
using System.Text.Json;

namespace Fairlead.Tests;

public class SecretTests
{
    private const string Value = "correct-horse";
    private readonly Secret _secret = new(Value);

    [Fact]
    public void Reveal_GivesTheValue() => Assert.Equal(Value, _secret.Reveal());

    [Fact]
    public void Printing_MasksTheValue()
    {
        Assert.Equal("***", _secret.ToString());
        Assert.Equal("a *** b", $"a {_secret} b");
        Assert.Equal("*** ***", string.Format(CultureInfo.InvariantCulture, "{0} {0:X}", _secret));
        Assert.Equal("***", string.Concat(_secret));
    }

    [Fact]
    public void Json_MasksTheValue()
    {
        Assert.Equal("\"***\"", JsonSerializer.Serialize(_secret));
        Assert.Equal("""{"Key":"***"}""", JsonSerializer.Serialize(new { Key = _secret }));
    }

    [Fact]
    public void Json_IsNotReadBackAsIfTheMaskWereTheValue() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Secret>("\"***\""));

    [Fact]
    public void Debugger_ShowsTheMask() => Assert.Equal("***", typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);

    [Fact]
    public void Equality_IsThatOfTheValues()
    {
        Assert.Equal(_secret, new Secret(Value));
        Assert.Equal(_secret.GetHashCode(), new Secret(Value).GetHashCode());
        Assert.True(_secret == new Secret(Value));
        Assert.True(_secret != new Secret(Value + "x"));
        Assert.NotEqual(_secret, new Secret("incorrect-hors"));
        Assert.False(_secret.Equals(null));
        Assert.False(_secret.Equals((object)Value));
    }

    [Fact]
    public void Null_IsNoSecret() => Assert.Throws<ArgumentNullException>(() => new Secret(null!));
}
