using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.BackendHttp;

/// <summary>The certificate authorities that a file in PEM names.</summary>
internal static class CertificateAuthorities
{
    /// <summary>Reads the files. Returns null, and why, where they are no authorities.</summary>
    /// <param name="files">The files.</param>
    /// <param name="place">What the user has named: the file, or their folder.</param>
    /// <param name="defect">What is wrong; null where nothing is.</param>
    public static X509Certificate2Collection? Read(IEnumerable<string> files, string place, out string? defect)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            foreach (string file in files) authorities.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            defect = $"the certificate authorities in {place} cannot be read ({e.GetType().Name})";
            return null;
        }
        defect = authorities.Count > 0 ? null : $"there is no certificate (PEM) in {place}";
        return defect is null ? authorities : null;
    }
}
