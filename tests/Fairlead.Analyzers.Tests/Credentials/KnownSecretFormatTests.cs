using Fairlead.Analyzers.Credentials;
using Fairlead.TestFramework;
using Verify = Fairlead.TestFramework.AnalyzerVerifier<Fairlead.Analyzers.Credentials.CredentialAnalyzer>;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>
/// Where a secret is found in C# and at which span. TOKEN stands for a GitHub token (the revoked one that GitHub explained the format
/// with), HEAD and TAIL for its halves, BODY for what follows its prefix, REST for TAIL without its A, URL for a Slack webhook,
/// STORAGEKEY for an Azure storage key, PEM for one line of a private key.
/// </summary>
public class KnownSecretFormatTests
{
    private const string Head = "gh" + "p_zQWBuTSOoRi4";
    private const string Tail = "A9spHcVY5ncnsDkxkJ" + "0mLq17";
    private const string Webhook = "https://hooks.slack.com/serv" + "ices/T02QX7KLM/B03RW8NPQ/u8Xc2LkQz9TnRb4VwYp7HsDe";
    private static readonly string StorageKey = Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData("storage"u8));
    private const string PemLine = "MC4CAQAwBQYDK2VwBCIEIKq7Zx1WnT4vRbYc8HdLs2GmPf5JuEa9oViXt3MkBqSr";

    [Theory]
    [InlineData(""" "[|TOKEN|]" """)]
    [InlineData(""" @"[|TOKEN|]" """)]
    [InlineData(""""" """[|TOKEN|]""" """"")]
    [InlineData(""" ("[|TOKEN|]") """)]
    [InlineData(""" "token=[|TOKEN|]; path=/" """)]
    [InlineData(""" "curl -H \"Authorization: token [|TOKEN|]\" https://api" """)]
    [InlineData(""" @"say ""[|TOKEN|]"" twice" """)]
    [InlineData(""" "line\n[|TOKEN|]\n" """)]
    [InlineData(""" "\t[|TOKEN|]" """)]
    [InlineData(""" "{ \"token\": \"[|TOKEN|]\" }" """)]
    [InlineData(""" "<add key='token' value='[|TOKEN|]' />" """)]
    [InlineData(""" "https://[|TOKEN|]@github.com/contoso/orders" """)]
    [InlineData(""" "https://host/?access_token=[|TOKEN|]&page=1" """)]
    [InlineData(""" "[|TOKEN|] and [|TOKEN|]" """)]
    [InlineData(""" "[|TOKEN|]".Trim() """)]
    [InlineData(""" "[|TOKEN|],other".Split(',')[0] """)]
    [InlineData(""" new string("[|TOKEN|]") """)]
    [InlineData(""" string.Concat("[|TOKEN|]", "x") """)]
    [InlineData(""" string.Format("{0}", "[|TOKEN|]") """)]
    [InlineData(""" Environment.GetEnvironmentVariable("GITHUB") ?? "[|TOKEN|]" """)]
    [InlineData(""" DateTime.Now.Year > 2000 ? "[|TOKEN|]" : "" """)]
    [InlineData(""" DateTime.Now.Year switch { 2000 => "[|TOKEN|]", _ => "" } """)]
    [InlineData(""" (string)(object)"[|TOKEN|]" """)]
    [InlineData(""" new[] { "[|TOKEN|]" }[0] """)]
    [InlineData(""" new { Token = "[|TOKEN|]" }.Token """)]
    [InlineData(""" ("[|TOKEN|]", 1).Item1 """)]
    [InlineData(""" new Dictionary<string, string> { ["token"] = "[|TOKEN|]" }["token"] """)]
    [InlineData(""" new List<string> { "[|TOKEN|]" }[0] """)]
    [InlineData(""" ((Func<string>)(() => "[|TOKEN|]"))() """)]
    [InlineData(""" Environment.MachineName == "[|TOKEN|]" ? "" : "" """)]
    [InlineData(""" Environment.MachineName is "[|TOKEN|]" ? "" : "" """)]
    [InlineData(""" Environment.MachineName.Replace("[|TOKEN|]", "") """)]
    [InlineData(""" "post to [|URL|] then wait" """)]
    [InlineData(""" "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=[|STORAGEKEY|];EndpointSuffix=core.windows.net" """)]
    public Task SecretInExpression_IsReportedAtItsCharacters(string expression) =>
        VerifyAsync($$"""class C { string M() => {{expression.Trim()}}; }""");

    [Theory]
    [InlineData(""" $"[|TOKEN|]" """)]
    [InlineData(""" $"Bearer [|TOKEN|] for {DateTime.Now}" """)]
    [InlineData(""" $"{DateTime.Now} [|TOKEN|]" """)]
    [InlineData(""" $@"{DateTime.Now} [|TOKEN|]" """)]
    [InlineData(""""" $"""{DateTime.Now} [|TOKEN|]""" """"")]
    [InlineData(""" $"{{[|TOKEN|]}}{DateTime.Now}" """)]
    [InlineData(""" $"{"[|TOKEN|]"} {DateTime.Now}" """)]
    [InlineData(""" "Bearer " + "[|TOKEN|]" """)]
    [InlineData(""" "Bearer [|TOKEN|]" + Environment.MachineName """)]
    [InlineData(""" Environment.MachineName + ": [|TOKEN|]" """)]
    [InlineData(""" "a" + ("b" + "[|TOKEN|]".ToString()) """)]
    [InlineData(""" [|"HEAD" + "TAIL"|] """)]
    [InlineData(""" "Bearer " + [|"HEAD" + "TAIL"|] + ";" """)]
    [InlineData(""" ([|"HEAD") + ("TAIL"|]) """)]
    [InlineData(""" [|"HEAD" + @"TAIL"|] """)]
    [InlineData(""" Environment.MachineName + " " + [|"HEAD" + "TAIL"|] """)]
    [InlineData(""" [|"HEAD" + 'A' + "REST"|] """)]
    [InlineData(""" [|"gh" + "p" + "_" + "BODY"|] """)]
    [InlineData(""" $"[|HEAD{"TAIL"|]}" """)]
    [InlineData(""" $"{[|Half}TAIL|]" """)]
    [InlineData(""" [|Half + "TAIL"|] """)]
    [InlineData(""" $"[|HEAD{OtherHalf|]}" """)]
    [InlineData(""" [|Half + OtherHalf|] """)]
    [InlineData(""" Environment.MachineName + $"[| HEAD" + "TAIL"|] """)]
    [InlineData(""" "[|TOKEN|]" + "x" """)]
    [InlineData(""" string.Concat([|"HEAD", "TAIL"|]) """)]
    [InlineData(""" string.Concat("a", "b", "c ", [|"HEAD", "TAIL"|]) """)]
    [InlineData(""" string.Concat(Environment.MachineName, "; [|TOKEN|]") """)]
    [InlineData(""" string.Format("Bearer {0}", [|"HEAD" + "TAIL"|]) """)]
    [InlineData(""" string.Format([|"HEAD{0} {1}", "TAIL"|], Environment.MachineName) """)]
    [InlineData(""" string.Format("{{0}} {0} [|TOKEN|]", 1) """)]
    [InlineData(""" string.Format("[|TOKEN|]; " + "{0}", 1) """)]
    [InlineData(""" string.Format(Environment.MachineName, "[|TOKEN|]") """)]
    [InlineData(""" [|ReadOnlyHalf + "TAIL"|] """)]
    [InlineData(""" new System.Text.StringBuilder().Append($"{DateTime.Now} [|TOKEN|]").ToString() """)]
    [InlineData(""" new System.Text.StringBuilder().Append($"[|HEAD{"TAIL"|]} {DateTime.Now}").ToString() """)]
    [InlineData(""" new System.Text.StringBuilder().Append($"{DateTime.Now}[| HEAD" + $"TAIL|]").ToString() """)]
    public Task SecretInComposition_IsReportedOnce(string expression) =>
        VerifyAsync($$"""
            class C
            {
                const string Half = "HEAD";
                const string OtherHalf = "TAIL";
                static readonly string ReadOnlyHalf = "HEAD";
                string M() => {{expression.Trim()}};
            }
            """);

    [Theory]
    [InlineData("""string M() { var tail = "[|TAIL|]"; return "HEAD" + tail; }""")]
    [InlineData("""string M() { var tail = "[|TAIL|]"; return $"HEAD{tail}"; }""")]
    [InlineData("""string M() { var body = "[|BODY|]"; return "gh" + "p_" + body; }""")]
    [InlineData("""string M() { var body = "[|BODY|]"; return string.Format("gh" + "p_{0}", body); }""")]
    [InlineData("""string M() { var body = "[|BODY|]"; return string.Concat("gh" + "p_", body, ";"); }""")]
    [InlineData("""string tail = "[|TAIL|]"; string M() => "Authorization: token HEAD" + tail;""")]
    [InlineData("""static string Body => "[|BODY|]"; string M() => $"gh{"p_"}{Body}";""")]
    [InlineData("""static string Read() => "[|BODY|]"; string M() => "gh" + "p_" + Read();""")]
    [InlineData("""string Join(string body) => "gh" + "p_" + body; string M() => Join("[|BODY|]");""")]
    [InlineData("""string M() => new System.Text.StringBuilder().Append("Authorization: token ").Append("HEAD").Append("[|TAIL|]").ToString();""")]
    [InlineData("""string M() => string.Join("", "HEAD", "[|TAIL|]");""")]
    [InlineData("""string M() { var path = "[|T02QX7KLM/B03RW8NPQ/u8Xc2LkQz9TnRb4VwYp7HsDe|]"; return "https://hooks.slack.com/serv" + "ices/" + path; }""")]
    public Task SecretInVariables_IsReportedWhereMostOfItIs(string member) => VerifyAsync($$"""class C { {{member}} }""");

    [Theory]
    [InlineData("""string M(string tail) => "HEAD" + tail;""")]
    [InlineData("""string M() { var tail = Environment.MachineName; return "HEAD" + tail; }""")]
    [InlineData("""string M() { var tail = "short"; return "gh" + "p_" + tail; }""")]
    [InlineData("""string M() { var tail = "TAIL"; return "HEAD " + tail; }""")]
    [InlineData("""string M() { var tail = "TAIL"; tail = Environment.MachineName; return "HEAD" + tail; }""")]
    [InlineData("""string M(string tail) => $"HEAD{tail}{"TAIL"}";""")]
    [InlineData("""string M() { var tail = new string('x', 36); return "gh" + "p_" + tail; }""")]
    [InlineData("""string M() { var tail = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; return "gh" + "p_" + tail; }""")]
    [InlineData("""string M() { var id = "T02QX7KLM"; return "https://hooks.slack.com/serv" + "ices/" + id; }""")]
    [InlineData("""bool M(string token) { var prefix = "HEAD"; return token.StartsWith(prefix); }""")]
    [InlineData("""string M(string body) => string.Format("gh" + "p_{0}", body);""")]
    [InlineData("""string M() => string.Join(", ", "HEAD", "TAIL");""")]
    public Task PiecesOfNoSecret_AreNotReported(string member) => VerifyAsync($$"""class C { {{member}} }""");

    [Theory]
    [InlineData("""const string Token = "[|TOKEN|]";""")]
    [InlineData("""static readonly string Token = "[|TOKEN|]";""")]
    [InlineData("""string Token { get; } = "[|TOKEN|]";""")]
    [InlineData("""string Token => "[|TOKEN|]";""")]
    [InlineData("""string token; C() { this.token = token = "[|TOKEN|]"; }""")]
    [InlineData("""void M(string token = "[|TOKEN|]") { }""")]
    [InlineData("""void M() { void Local(string token = "[|TOKEN|]") { } Local(); }""")]
    [InlineData("""void M() { var f = (string token = "[|TOKEN|]") => token; f(); }""")]
    [InlineData("""void M() { void Local([System.ComponentModel.Description("[|TOKEN|]")] int i) { } Local(1); }""")]
    [InlineData("""void M() { [Obsolete("[|TOKEN|]")] void Local() { } }""")]
    [InlineData("""void M() { var f = [Obsolete("[|TOKEN|]")] () => 1; f(); }""")]
    [InlineData("""void M() { const string token = "[|TOKEN|]"; }""")]
    [InlineData("""void M(string s) { switch (s) { case "[|TOKEN|]": break; } }""")]
    [InlineData("""void M() { throw new Exception("[|TOKEN|]"); }""")]
    [InlineData("""IEnumerable<string> M() { yield return "[|TOKEN|]"; }""")]
    [InlineData("""string this[string key = "[|TOKEN|]"] => key;""")]
    [InlineData("""[Obsolete("[|TOKEN|]")] void M() { }""")]
    [InlineData("""[System.ComponentModel.DefaultValue("[|TOKEN|]")] string P { get; set; }""")]
    [InlineData("""void M([System.ComponentModel.Description("[|TOKEN|]")] string p) { }""")]
    [InlineData("""[Note(Text = "[|TOKEN|]")] void M() { } class NoteAttribute : Attribute { public string Text { get; set; } }""")]
    [InlineData("""ReadOnlySpan<byte> Token => "[|TOKEN|]"u8;""")]
    [InlineData("""byte[] Token = "[|TOKEN|]"u8.ToArray();""")]
    [InlineData("""ReadOnlySpan<byte> Token => [|"HEAD"u8 + "TAIL"u8|];""")]
    [InlineData("""const string Token = [|"HEAD" + "TAIL"|];""")]
    [InlineData("""const string Prefix = "gh"; const string Token = [|Prefix + "p_BODY"|];""")]
    [InlineData("""const string Prefix = "HEAD"; const string Token = $"{[|Prefix}TAIL|]";""")]
    [InlineData("""string[] Tokens = ["[|TOKEN|]"];""")]
    [InlineData("""(string, int) Token = ("[|TOKEN|]", 1);""")]
    [InlineData("""char[] Token = "[|TOKEN|]".ToCharArray();""")]
    [InlineData("""byte[] Token = System.Text.Encoding.ASCII.GetBytes("[|TOKEN|]");""")]
    public Task SecretInMember_IsReported(string member) => VerifyAsync($$"""class C { {{member}} }""");

    [Theory]
    [InlineData("""record R(string Token = "[|TOKEN|]");""")]
    [InlineData("""class B(string token = "[|TOKEN|]") { string T => token; }""")]
    [InlineData("""class A { public A(string s) { } } class B() : A("[|TOKEN|]");""")]
    [InlineData("""class A { public A(string s) { } A() : this("[|TOKEN|]") { } }""")]
    [InlineData("""[assembly: System.Reflection.AssemblyMetadata("token", "[|TOKEN|]")]""")]
    [InlineData("""delegate void D(string token = "[|TOKEN|]");""")]
    [InlineData("""interface I { const string Token = "[|TOKEN|]"; }""")]
    [InlineData("""enum E { [System.ComponentModel.Description("[|TOKEN|]")] A }""")]
    public Task SecretInType_IsReported(string type) => VerifyAsync(type);

    [Fact]
    public Task PrivateKeyInRawLiteral_IsReportedAsTheLiteral() => VerifyAsync(""""
        class C
        {
            string key = [|"""
                -----BEGIN PRIVATE KEY-----
                PEM
                -----END PRIVATE KEY-----
                """|];
        }
        """");

    [Fact]
    public Task PrivateKeyWithEscapedLines_IsReportedAsTheLiteral() => VerifyAsync("""
        class C { string key = [|"-----BEGIN PRIVATE KEY-----\nPEM\n-----END PRIVATE KEY-----\n"|]; }
        """);

    [Fact]
    public Task PrivateKeyConcatenatedByLine_IsReportedOnce() => VerifyAsync("""
        class C
        {
            string key = [|"-----BEGIN PRIVATE KEY-----\n" +
                "PEM\n" +
                "-----END PRIVATE KEY-----\n"|];
        }
        """);

    [Fact]
    public Task SecretAfterEscapes_IsReportedAtItsCharacters() => VerifyAsync("""
        class C { string s = "\u0022\\\" [|TOKEN|]"; }
        """);

    [Fact]
    public Task EscapedSecret_IsReportedAsTheLiteral() => VerifyAsync("""
        class C { string s = [|"\u0067\u0068p_BODY"|]; }
        """);

    [Fact]
    public Task TwoKinds_AreReportedEach() => VerifyAsync("""
        class C { string s = "[|TOKEN|] [|URL|]"; }
        """);

    [Fact]
    public Task Message_SaysWhatItIsAndWhatToDo() => new AnalyzerTest<CredentialAnalyzer>
    {
        TestState =
        {
            Sources = { WithSecrets("""class C { string s = "{|#0:TOKEN|}"; }""") },
            ExpectedDiagnostics = { Verify.Diagnostic("FLD1001").WithLocation(0).WithArguments("a GitHub personal access token") },
        },
    }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("""string s = "ordinary text";""")]
    [InlineData("""string s = "";""")]
    [InlineData("""string s = null;""")]
    [InlineData("""string s = "HEAD";""")]
    [InlineData("""string s = "TAIL";""")]
    [InlineData("""string s = "xTOKEN";""")]
    [InlineData("""string s = "TOKENx";""")]
    [InlineData("""string s = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";""")]
    [InlineData("""string s = "ghp_<your token>";""")]
    [InlineData("""string s = "ghp_YourPersonalAccessTokenGoesRightHere";""")]
    [InlineData("""string s = "AKIAIOSFODNN7EXAMPLE";""")]
    [InlineData("""string s = "AccountKey={0}";""")]
    [InlineData("""string s = "AccountKey=" + Environment.GetEnvironmentVariable("STORAGE");""")]
    [InlineData("""string s = $"ghp_{Environment.MachineName}";""")]
    [InlineData("""string s = $"HEAD{Environment.MachineName}TAIL";""")]
    [InlineData("""string s = "HEAD" + Environment.MachineName + "TAIL";""")]
    [InlineData("""string s = "HEAD" + 1 + "TAIL";""")]
    [InlineData("""string s = "HEAD" + " " + "TAIL";""")]
    [InlineData("""string[] s = { "HEAD", "TAIL" };""")]
    [InlineData("""string s = string.Join("HEAD", "TAIL");""")]
    [InlineData("""string s = $"{"HEAD",40}TAIL";""")]
    [InlineData("""string s = string.Format("HEAD{0}TAIL", 1);""")]
    [InlineData("""string s = string.Format("HEAD{0,40}", "TAIL");""")]
    [InlineData("""string s = string.Concat("HEAD", " ", "TAIL");""")]
    [InlineData("""static readonly string Half = "HEAD"; string s = Half + " TAIL";""")]
    [InlineData("""string s = nameof(String);""")]
    [InlineData("""// TOKEN is only mentioned in a comment""")]
    [InlineData("""/* TOKEN */ int i;""")]
    [InlineData("""
        /// <summary>TOKEN</summary>
        int i;
        """)]
    [InlineData("""
        #region TOKEN
        #endregion
        """)]
    [InlineData("""
        #if NEVER
        string s = "TOKEN";
        #endif
        """)]
    [InlineData("""char c = 'g'; int i = 1; double d = 2.5; bool b = true;""")]
    [InlineData("""ReadOnlySpan<byte> Bytes => "ordinary"u8;""")]
    [InlineData("""int ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ = 1;""")]
    [InlineData("""string s = "-----BEGIN PRIVATE KEY-----"; string e = "-----END PRIVATE KEY-----";""")]
    [InlineData("""bool M(string s) => s.Contains("-----BEGIN RSA PRIVATE KEY-----");""")]
    [InlineData("""string s = "-----BEGIN PUBLIC KEY-----\nPEMPEM\n-----END PUBLIC KEY-----";""")]
    [InlineData("""string s = "-----BEGIN CERTIFICATE-----\nPEMPEM\n-----END CERTIFICATE-----";""")]
    [InlineData("""string s = "0c5e2b6f9a1d4837bc6e5f20a9d8c7b6e5f4a3d2";""")]
    [InlineData("""string s = "6F9619FF-8B86-D011-B42D-00CF4FC964FF";""")]
    [InlineData("""string s = "https://hooks.slack.com/services/";""")]
    [InlineData("""string s = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";""")]
    [InlineData("""string s = "Server=db;Database=orders;Integrated Security=true";""")]
    [InlineData("""string s = "UseDevelopmentStorage=true";""")]
    [InlineData("""int Sum(int a) => a + 1 + 2; double Sum(double d) => d + 0.5;""")]
    [InlineData("""TimeSpan Sum() => TimeSpan.Zero + TimeSpan.Zero;""")]
    [InlineData("""string s = $"{DateTime.Now:yyyy-MM-dd} {1,10}";""")]
    [InlineData("""string M(object o) => "a" + o + 'c' + null;""")]
    public Task NoSecret_IsNotReported(string member) => VerifyAsync($$"""
        class C
        {
            {{member}}
        }
        """);

    [Fact]
    public Task UseOfConstant_IsNotReportedAgain() => VerifyAsync("""
        class C
        {
            const string Token = "[|TOKEN|]";
            const string Header = "Bearer " + Token;
            string M() => Token + Header + $"{Token}; {Header} {DateTime.Now}" + nameof(Token);
        }
        """);

    [Fact]
    public Task OmittedArgument_IsReportedAtTheDeclaration() => VerifyAsync("""
        class C
        {
            void M(string token = "[|TOKEN|]") { }
            void N() { M(); M(); }
        }
        """);

    [Fact]
    public Task ArgumentExpressionOfCaller_IsNotReportedAgain() => VerifyAsync("""
        class C
        {
            void M(string s, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(s))] string expression = "") { }
            void N() { M("[|TOKEN|]"); }
        }
        """);

    [Theory]
    [InlineData("// <auto-generated/>\nclass C { string s = \"TOKEN\"; }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] class C { string s = \"TOKEN\"; }")]
    public Task GeneratedCode_IsLeftAlone(string source) => VerifyAsync(source);

    [Fact]
    public Task PragmaSuppression_Works() => VerifyAsync("""
        class C
        {
        #pragma warning disable FLD1001
            string s = "TOKEN";
        #pragma warning restore FLD1001
        }
        """);

    [Fact]
    public Task SumOfThousands_IsReadWithoutDeepRecursion() => VerifyAsync(
        $$"""class C { string s = Environment.MachineName + {{string.Concat(Enumerable.Repeat("\"a \" + ", 500))}}"[|TOKEN|]"; }""");

    private static Task VerifyAsync(string source) => Verify.VerifyAnalyzerAsync(WithSecrets(source));

    private static string WithSecrets(string source) => source
        .Replace("[|", "{|FLD1001:").Replace("|]", "|}")
        .Replace("TOKEN", Head + Tail).Replace("HEAD", Head).Replace("TAIL", Tail).Replace("REST", Tail[1..])
        .Replace("BODY", (Head + Tail)[4..])
        .Replace("URL", Webhook).Replace("STORAGEKEY", StorageKey).Replace("PEM", PemLine);
}
