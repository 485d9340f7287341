using Verify = Fairlead.TestFramework.CodeFixVerifier<
    Fairlead.Analyzers.Transport.Apis.TransportApiAnalyzer,
    Fairlead.CodeFixes.Transport.TransportApiFixer>;

namespace Fairlead.CodeFixes.Tests.Transport;

public class TransportApiFixerTests
{
    [Theory]
    [InlineData("a callback that is assigned",
        """
        handler.ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => true|};
        handler.UseCookies = false;
        """,
        """
        handler.UseCookies = false;
        """)]
    [InlineData("a callback for the process",
        """
        ServicePointManager.ServerCertificateValidationCallback += {|FLD2003:delegate { return true; }|};
        handler.UseCookies = false;
        """,
        """
        handler.UseCookies = false;
        """)]
    [InlineData("a callback in an initializer",
        """handler = new HttpClientHandler { UseCookies = false, ServerCertificateCustomValidationCallback = {|FLD2003:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|} };""",
        """handler = new HttpClientHandler { UseCookies = false };""")]
    [InlineData("a callback beside a login, which stays",
        """handler = new HttpClientHandler { Credentials = new NetworkCredential("app", "password=Tr0ub4dor3"), ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => true|} };""",
        """handler = new HttpClientHandler { Credentials = new NetworkCredential("app", "password=Tr0ub4dor3") };""")]
    [InlineData("a callback as the last argument",
        """_ = new SslStream(Stream.Null, false, {|FLD2003:(sender, certificate, chain, errors) => true|});""",
        """_ = new SslStream(Stream.Null, false);""")]
    [InlineData("a callback below a condition",
        """
        if (smtp.EnableSsl && !handler.UseCookies) handler.ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => true|};
        handler.UseCookies = false;
        """,
        """
        handler.UseCookies = false;
        """)]
    [InlineData("a callback in a chain",
        """_ = new MQTTnet.MqttClientTlsOptionsBuilder().UseTls().WithCertificateValidationHandler({|FLD2003:_ => true|}).Build();""",
        """_ = new MQTTnet.MqttClientTlsOptionsBuilder().UseTls().Build();""")]
    [InlineData("a callback at the end of a chain",
        """var tls = new MQTTnet.MqttClientTlsOptionsBuilder().UseTls().WithCertificateValidationHandler({|FLD2003:_ => true|});""",
        """var tls = new MQTTnet.MqttClientTlsOptionsBuilder().UseTls();""")]
    [InlineData("a call that does nothing else",
        """
        var tls = new MQTTnet.MqttClientTlsOptionsBuilder();
        tls.WithCertificateValidationHandler({|FLD2003:_ => true|});
        """,
        """
        var tls = new MQTTnet.MqttClientTlsOptionsBuilder();
        """)]
    [InlineData("a switch that is off",
        """smtp.EnableSsl = {|FLD2002:false|};""",
        """smtp.EnableSsl = true;""")]
    [InlineData("a switch that is off beside a login",
        """smtp.EnableSsl = {|FLD2006:false|}; smtp.Credentials = new NetworkCredential("app", Console.ReadLine());""",
        """smtp.EnableSsl = true; smtp.Credentials = new NetworkCredential("app", Console.ReadLine());""")]
    [InlineData("a switch in an initializer",
        """handler = new HttpClientHandler { CheckCertificateRevocationList = {|FLD2008:false|} };""",
        """handler = new HttpClientHandler { CheckCertificateRevocationList = true };""")]
    [InlineData("an argument",
        """AppContext.SetSwitch("Switch.System.Net.DontEnableSchUseStrongCrypto", {|FLD2004:true|});""",
        """AppContext.SetSwitch("Switch.System.Net.DontEnableSchUseStrongCrypto", false);""")]
    [InlineData("encryption that is optional",
        """_ = new SslStream(Stream.Null, false, null, null, {|FLD2009:EncryptionPolicy.AllowNoEncryption|});""",
        """_ = new SslStream(Stream.Null, false, null, null, EncryptionPolicy.RequireEncryption);""")]
    [InlineData("a member of an enumeration",
        """policy.RevocationMode = {|FLD2008:X509RevocationMode.NoCheck|};""",
        """policy.RevocationMode = X509RevocationMode.Online;""")]
    public Task Weakness_IsTakenAway(string situation, string body, string expected)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyCodeFixAsync(Method(body), Method(expected));
    }

    [Theory]
    [InlineData("a callback as an argument that others follow",
        """_ = new SslStream(Stream.Null, false, {|FLD2003:(sender, certificate, chain, errors) => true|}, null);""")]
    [InlineData("a switch that a constant holds", """const bool Tls = false; smtp.EnableSsl = {|FLD2002:Tls|};""")]
    [InlineData("a callback or none",
        """handler.ServerCertificateCustomValidationCallback = smtp.EnableSsl ? {|FLD2003:(request, certificate, chain, errors) => true|} : null;""")]
    [InlineData("a callback below a condition that does something",
        """if (Console.ReadLine() is not null) handler.ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => true|};""")]
    [InlineData("a callback that holds a thumbprint",
        """handler.ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => { if (certificate!.Thumbprint == "6A0B") return true; return true; }|};""")]
    [InlineData("a callback with a password in its comment",
        """
        // the proxy: Server=proxy;User Id=app;Password=Tr0ub4dor3
        handler.ServerCertificateCustomValidationCallback = {|FLD2003:(request, certificate, chain, errors) => true|};
        """)]
    public Task WhatCannotGoAway_HasNoFix(string situation, string body)
    {
        Assert.NotEmpty(situation);
        return Verify.VerifyNoCodeFixAsync(Method(body));
    }

    private static string Method(string body) => $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Net.Mail;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(HttpClientHandler handler, SmtpClient smtp, X509ChainPolicy policy)
            {
                {{body.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }

        namespace MQTTnet
        {
            public sealed class MqttClientTlsOptionsBuilder
            {
                public MqttClientTlsOptionsBuilder UseTls(bool useTls = true) => this;
                public MqttClientTlsOptionsBuilder WithCertificateValidationHandler(Func<object, bool> certificateValidationHandler) => this;
                public object Build() => this;
            }
        }
        """;
}
