using Fairlead.TestFramework;
using Verify = Fairlead.TestFramework.CodeFixVerifier<
    Fairlead.Analyzers.Credentials.CredentialAnalyzer, Fairlead.CodeFixes.Credentials.RemoveCredentialFixer>;

namespace Fairlead.CodeFixes.Tests.Credentials;

public class RemoveCredentialFixerTests
{
    [Theory]
    [InlineData("\"Server=db;Password={|FLD1003:hunter2|};Encrypt=True\"", "\"Server=db;Encrypt=True\"")]
    [InlineData("\"Server=db;User Id=app;Password={|FLD1003:hunter2|}\"", "\"Server=db;User Id=app;\"")]
    [InlineData("\"Server=db;User Id=app;Password={|FLD1003:hunter2|};\"", "\"Server=db;User Id=app;\"")]
    [InlineData("\"Password={|FLD1003:hunter2|};Server=db\"", "\"Server=db\"")]
    [InlineData("\"Server=db; Password = {|FLD1003:hunter2|} ; Encrypt=True\"", "\"Server=db;  Encrypt=True\"")]
    [InlineData("\"Server=db;Password='{|FLD1003:a;b|}';Encrypt=True\"", "\"Server=db;Encrypt=True\"")]
    [InlineData("\"Server=db;Password=\\\"{|FLD1003:a;b|}\\\";Encrypt=True\"", null)]
    [InlineData("@\"Server=.\\x;Password={|FLD1003:hunter2|};Encrypt=True\"", "@\"Server=.\\x;Encrypt=True\"")]
    [InlineData("\"\"\"Server=db;Password={|FLD1003:hunter2|};Encrypt=True\"\"\"", "\"\"\"Server=db;Encrypt=True\"\"\"")]
    [InlineData("$\"Server={host};Password={|FLD1003:hunter2|};Encrypt=True\"", "$\"Server={host};Encrypt=True\"")]
    [InlineData("$\"Server={host};Password={|FLD1003:hunter2|}\"", "$\"Server={host};\"")]
    [InlineData("\"Server=db;Uid=app;\" + \"Pwd={|FLD1003:hunter2|};Encrypt=True\"", "\"Server=db;Uid=app;\" + \"Encrypt=True\"")]
    [InlineData("\"cache:6379,password={|FLD1003:hunter2|},ssl=True\"", "\"cache:6379,ssl=True\"")]
    [InlineData("\"Server=db;Pwd={|FLD1003:one|};Proxy Password={|FLD1003:two|}\"", "\"Server=db;\"")]
    [InlineData("\"postgres://app:{|FLD1004:s3cr3t|}@db/orders\"", "\"postgres://db/orders\"")]
    [InlineData("$\"amqp://app:{|FLD1004:s3cr3t|}@{host}/orders\"", "$\"amqp://{host}/orders\"")]
    [InlineData("@\"amqp://app:{|FLD1004:one|}@r1,amqp://app:{|FLD1004:two|}@r2\"", "@\"amqp://r1,amqp://r2\"")]
    public Task Secret_IsRemovedFromItsLiteral(string expression, string? changed)
    {
        const string frame = "class C { string M(string host) => EXPRESSION; }";
        string source = frame.Replace("EXPRESSION", expression);
        return changed is null ? Verify.VerifyNoCodeFixAsync(source) : Verify.VerifyCodeFixAsync(source, frame.Replace("EXPRESSION", changed));
    }

    [Fact]
    public Task ConnectionStringOverSeveralLines_LosesThePair() => Verify.VerifyCodeFixAsync(
        """"
        class C
        {
            const string Orders = """
                Server=db;
                Password={|FLD1003:hunter2|};
                Encrypt=True
                """;
        }
        """",
        """"
        class C
        {
            const string Orders = """
                Server=db;
                
                Encrypt=True
                """;
        }
        """");

    [Theory]
    [InlineData("{|FLD1003:\"Server=db;Uid=app;Pwd=hun\" + \"ter2\"|}")]
    [InlineData("\"Server=db;Uid=app;Pass\" + \"word={|FLD1003:hunter2|}\"")]
    [InlineData("\"\"\"Password={|FLD1003:hunter2|};\"\"\"")]
    [InlineData("\"https://orders.contoso.com/?password={|FLD1004:hunter2|}\"")]
    [InlineData("\"Bearer {|FLD1004:q1Zs9vR7xK2mW8tY5nB3|}\"")]
    public Task SecretThatCannotBeCutOut_HasNoFix(string expression) =>
        Verify.VerifyNoCodeFixAsync($$"""class C { string M() => {{expression}}; }""");
}
