using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace LegacyImport;

/// <summary>How files come and go, trusting whoever answers.</summary>
internal static class Transfers
{
    public const string Outbox = "ftp://files.partner.io/outbox";

    public const string Ledger = "Host=ledger.partner.io;Database=ledger;SSL Mode=Disable";

    public static HttpClientHandler CreateHandler() => new()
    {
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        SslProtocols = (SslProtocols)0x300 | SslProtocols.Tls12,
    };

    public static HttpClient CreateInvoiceClient(string token)
    {
        var client = new HttpClient(CreateHandler()) { BaseAddress = new Uri("http://invoices.partner.io") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static HttpListener CreateStatusServer()
    {
        var listener = new HttpListener();
        listener.Prefixes.Add("http://+:8080/status/");
        return listener;
    }
}
