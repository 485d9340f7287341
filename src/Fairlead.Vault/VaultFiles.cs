using System.Text;

namespace Fairlead.Vault;

/// <summary>A file that the sign-in or TLS needs cannot be used. The message names it and quotes nothing of it.</summary>
internal sealed class VaultFileException(string message) : Exception(message);

/// <summary>Reads the small files that hold tokens, secret ids and certificates.</summary>
internal static class VaultFiles
{
    private const int MaximumBytes = 1024 * 1024;

    /// <exception cref="VaultFileException">The file cannot be read.</exception>
    public static byte[] Read(string path, string what)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaximumBytes) throw new VaultFileException($"the {what} in {path} is larger than 1 MiB");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VaultFileException($"the {what} in {path} cannot be read ({e.GetType().Name})");
        }
    }

    /// <exception cref="VaultFileException">The file cannot be read, or is empty.</exception>
    public static string ReadText(string path, string what) =>
        Encoding.UTF8.GetString(Read(path, what)).Trim().TrimStart('\uFEFF') is { Length: > 0 } text
            ? text
            : throw new VaultFileException($"the file {path}, which should hold the {what}, is empty");
}
