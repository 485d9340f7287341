using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>What a finding says: the API and the value by their names, and what to do.</summary>
internal static class TransportMessages
{
    public static object[] GetArguments(TransportSinkUse use, InsecureValue insecure)
    {
        string name = $"'{use.DisplayName}'";
        return use.Sink.Weakness switch
        {
            TransportWeakness.AnyCertificate => [name, insecure.Detail ?? "certificates that were not checked"],
            TransportWeakness.AnyHost => [name, "the identity of any other host"],
            TransportWeakness.ClearText => [$"What {name} is told to send", GetAdvice(use)],
            TransportWeakness.OptionalTls => [$"{name} turns TLS off, or leaves it to the server", $"use {GetAdvice(use)}"],
            TransportWeakness.Server => [GetConsequence(use, name)],
            TransportWeakness.Revocation => [name],
            _ => [insecure.Detail ?? "versions of TLS that are broken"],
        };
    }

    private static string GetAdvice(TransportSinkUse use) => use.Sink switch
    {
        { Secure: { } strong } => $"'{strong}'",
        { Insecure.Kind: InsecureValueKind.False, ParameterName: { } parameter } => $"'{parameter}: true'",
        { Insecure.Kind: InsecureValueKind.False } => $"'{use.Member.Name} = true'",
        _ => "TLS",
    };

    private static string GetConsequence(TransportSinkUse use, string name)
    {
        string type = use.Sink.TypeName;
        if (type.Contains("Cookie") || type.Contains("Antiforgery")) return $"{name} lets a cookie travel in clear text; send it over HTTPS alone";
        if (type.EndsWith("TokenValidationParameters", StringComparison.Ordinal)) return $"{name} lets tokens pass without a check; leave the check on";
        if (type.EndsWith("ServerPort", StringComparison.Ordinal)) return $"{name} serves in clear text; use TLS";
        return $"{name} lets credentials, or the keys that they are checked with, travel in clear text; require HTTPS";
    }
}
