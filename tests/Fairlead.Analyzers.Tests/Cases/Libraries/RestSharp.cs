namespace RestSharp
{
    public class RestClient(string baseUrl)
    {
        public string BaseUrl => baseUrl;
    }

    public class RestClientOptions(string baseUrl)
    {
        public string BaseUrl => baseUrl;
        public System.Net.Security.RemoteCertificateValidationCallback? RemoteCertificateValidationCallback { get; set; }
    }

    public class RestRequest
    {
    }

    public static class RestRequestExtensions
    {
        public static RestRequest AddHeader(this RestRequest request, string name, string value) => request;
        public static RestRequest AddParameter(this RestRequest request, string name, string value) => request;
    }
}

namespace RestSharp.Authenticators
{
    public class HttpBasicAuthenticator(string username, string password)
    {
        public string Credentials => username + password;
    }

    public class JwtAuthenticator(string accessToken)
    {
        public string Token => accessToken;
    }
}
