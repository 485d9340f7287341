using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// A project's user secrets: the developer's own file outside of the repository that <c>dotnet user-secrets</c> writes and
/// <c>IConfiguration</c> reads during development. The only place of a code fix that touches the disk, and only when a fix is applied.
/// </summary>
internal sealed class UserSecretsFile(string path)
{
    private const uint OwnerOnly = 0b110_000_000;

    private static readonly char[] NotInAnId = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0'];

    /// <summary>Finds the UserSecretsId of a project. Returns null if it has none, or one that does not name a folder.</summary>
    public static string? FindId(Project project)
    {
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.UserSecretsId", out string? id);
        return IsValidId(id) ? id : null;
    }

    /// <summary>Determines whether a project's UserSecretsId names a folder, and not a way out of it.</summary>
    public static bool IsValidId(string? userSecretsId) =>
        !string.IsNullOrWhiteSpace(userSecretsId) && userSecretsId!.IndexOfAny(NotInAnId) < 0 && userSecretsId is not ("." or "..");

#pragma warning disable RS1035 // runs when a developer applies a fix, never in an analyzer

    /// <summary>The file of a project, where the configuration provider looks for it.</summary>
    /// <exception cref="InvalidOperationException">The user has no home directory.</exception>
    public static UserSecretsFile Open(string userSecretsId)
    {
        if (Environment.GetEnvironmentVariable("APPDATA") is { Length: > 0 } windows)
            return new UserSecretsFile(Path.Combine(windows, "Microsoft", "UserSecrets", userSecretsId, "secrets.json"));

        string? home = new[]
        {
            Environment.GetEnvironmentVariable("HOME"),
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.GetEnvironmentVariable("DOTNET_USER_SECRETS_FALLBACK_DIR"),
        }.FirstOrDefault(static candidate => !string.IsNullOrEmpty(candidate));
        return home is null
            ? throw new InvalidOperationException("There is no home directory to keep user secrets in")
            : new UserSecretsFile(Path.Combine(home, ".microsoft", "usersecrets", userSecretsId, "secrets.json"));
    }

    /// <summary>Reads the secrets that are stored by now; none where there is no file, or a broken one.</summary>
    public IReadOnlyDictionary<string, string> Read() => UserSecretsText.Read(File.Exists(path) ? File.ReadAllText(path) : "");

    /// <summary>Adds secrets by their keys: all of them, or on any error none.</summary>
    public void Add(IEnumerable<KeyValuePair<string, string>> secrets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string before = File.Exists(path) ? File.ReadAllText(path) : "";
        string after = before;
        foreach (KeyValuePair<string, string> secret in secrets) after = UserSecretsText.Add(after, secret.Key, secret.Value);
        if (after == before) return;

        // Written aside, so that a full disk or a crash leaves the old file whole; and closed to others before there is anything to read.
        string aside = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllText(aside, "");
            CloseToOthers(aside);
            File.WriteAllText(aside, after, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (File.Exists(path)) File.Replace(aside, path, destinationBackupFileName: null);
            else File.Move(aside, path);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static void CloseToOthers(string file)
    {
        // On Windows the profile's folder does that.
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return;
        if (ChangeMode(file, OwnerOnly) != 0) throw new IOException("The user secrets file cannot be closed to other users");
    }

#pragma warning restore RS1035

    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string file, uint mode);
}
