using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

/// <summary>
/// Texts with unknown parts that are worth a search, and those of programs at large, which are not. \uFFFC is an unknown part.
/// </summary>
public class OpenSecretsTests
{
    [Theory]
    [InlineData("Server=db;User Id=app;Password=\uFFFC")]
    [InlineData("Password = \uFFFC")]
    [InlineData("Server=\uFFFC;Pwd='\uFFFC';Database=orders")]
    [InlineData("AccountName=orders;AccountKey=\uFFFC")]
    [InlineData("Server=db;Password=abc\uFFFC")]
    [InlineData("amqp://app:\uFFFC@mq")]
    [InlineData("amqp://\uFFFC:\uFFFC@\uFFFC")]
    [InlineData("amqp://\uFFFC@mq")]
    [InlineData("amqp://\uFFFC")]
    [InlineData("\uFFFCapp:\uFFFC@mq")]
    [InlineData("https://api.contoso.com/?api_key=\uFFFC")]
    [InlineData("/orders?page=1&access_token=\uFFFC")]
    [InlineData("Bearer \uFFFC")]
    [InlineData("Authorization: Basic \uFFFC")]
    [InlineData("X-Api-Key: \uFFFC")]
    [InlineData("token \uFFFC")]
    public void UnknownPart_MayBeSecret(string text) => Assert.True(OpenSecrets.MayBeIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("\uFFFC")]
    [InlineData("\uFFFC\uFFFC")]
    [InlineData("Order \uFFFC was sent to \uFFFC")]
    [InlineData("Name: \uFFFC, number: \uFFFC")]
    [InlineData("https://\uFFFC/orders")]
    [InlineData("http://\uFFFC:\uFFFC/orders")]
    [InlineData("https://api.contoso.com/orders/\uFFFC?page=\uFFFC")]
    [InlineData("Server=\uFFFC;Database=\uFFFC;Integrated Security=True")]
    [InlineData("\uFFFC@contoso.com")]
    [InlineData("SELECT * FROM orders WHERE id = \uFFFC")]
    [InlineData("\uFFFC:\uFFFC")]
    [InlineData("C:\\orders\\\uFFFC.txt")]
    [InlineData("Password is wrong for \uFFFC")]
    [InlineData("width=\uFFFC;height=\uFFFC")]
    public void UnknownPart_IsSomethingElse(string text) => Assert.False(OpenSecrets.MayBeIn(text));

    [Theory]
    [InlineData("Server=db;Password=", true)]
    [InlineData("&access_token=", true)]
    [InlineData("Authorization: Bearer ", true)]
    [InlineData("Server=db;", false)]
    [InlineData("Name: ", false)]
    [InlineData("", false)]
    public void End_IsOpen(string text, bool expected) => Assert.Equal(expected, OpenSecrets.MayFollow(text));
}
