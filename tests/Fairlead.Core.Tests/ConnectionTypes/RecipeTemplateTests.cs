using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.Tests.ConnectionTypes;

public class RecipeTemplateTests
{
    [Theory]
    [InlineData("{host}", "host")]
    [InlineData("https", "'https'")]
    [InlineData("", "")]
    [InlineData("{host}[,{port}]", "host 1:',' 1:port")]
    [InlineData("{extra.ssl}{host}[:{port}][/{extra.service_name}]", "extra.ssl host 1:':' 1:port 2:'/' 2:extra.service_name")]
    [InlineData("sb://{host}/", "'sb://' host '/'")]
    [InlineData("{host", "'{host'")]
    [InlineData("a[b", "'a' '[b'")]
    [InlineData("a]b", "'a' ']b'")]
    public void Template_IsReadInPieces(string template, string expected) =>
        Assert.Equal(expected, string.Join(' ', RecipeTemplate.Parse(template).Select(piece =>
            (piece.Bracket == 0 ? "" : piece.Bracket + ":") + (piece.Source ?? $"'{piece.Text}'"))));

    [Fact]
    public void PartWithOneValue_HasItAsItsSource()
    {
        Assert.Equal("extra.sslmode", new ConnectionStringPart("SSL Mode", "{extra.sslmode}").Source);
        Assert.Null(new ConnectionStringPart("Data Source", "{host}[,{port}]").Source);
    }
}
